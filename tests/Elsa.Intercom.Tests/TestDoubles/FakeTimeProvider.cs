namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A clock that stands still until it is advanced; its timers fire then, in order.</summary>
internal sealed class FakeTimeProvider(DateTimeOffset? start = null) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = start ?? Start;

    /// <summary>Whether a delay ends at once and moves the clock. Timeouts of cancellation sources still wait to be advanced to.</summary>
    public bool AutoAdvance { get; set; }

    /// <summary>The delays that were asked for, timeouts of cancellation sources not counted.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
                return [.. _waits];
        }
    }

    /// <summary>How many timers run, timeouts included.</summary>
    public int RunningTimers
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;

        while (Next(end) is { } timer)
            timer.Fire();

        lock (_gate)
            _now = end;
    }

    /// <summary>Moves the clock as a host does that was suspended: no timer fires on time.</summary>
    public void Jump(TimeSpan time)
    {
        lock (_gate)
            _now += time;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));

        if (state is not CancellationTokenSource)
        {
            lock (_gate)
                _waits.Add(dueTime);

            if (AutoAdvance)
            {
                Advance(dueTime);
                callback(state);
                return timer;
            }
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? Next(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);

            if (next != null)
            {
                _timers.Remove(next);
                _now = next.Due > _now ? next.Due : _now;
            }

            return next;
        }
    }

    private sealed class FakeTimer(FakeTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Nothing in the package repeats a timer, so this clock doesn't either.
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException("A repeating timer.");

            lock (clock._gate)
            {
                clock._timers.Remove(this);

                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
