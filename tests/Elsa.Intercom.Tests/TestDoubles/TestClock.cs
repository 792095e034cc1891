using Microsoft.Extensions.Time.Testing;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>
/// Microsoft's fake clock with its own timers: each fires at its own time while the clock advances, a delay can end at once, and a test can see and await
/// the waiting timers. Other threads may start timers while the clock advances.
/// </summary>
internal sealed class TestClock(DateTimeOffset? start = null) : FakeTimeProvider(start ?? Start)
{
    /// <summary>The beginning of a minute, and so of the first rate-limit window in it.</summary>
    public static new readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // A test that waits for something that never comes fails instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<TestTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _changed = NewSource();

    /// <summary>Whether a delay ends at once and moves the clock. Timeouts of cancellation sources still wait for the clock.</summary>
    public bool AutoAdvance { get; set; }

    /// <summary>The delays that were requested, without the timeouts of cancellation sources.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
                return [.. _waits];
        }
    }

    /// <summary>The number of waiting timers, including timeouts.</summary>
    public int RunningTimers
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    public new void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;

        while (TakeDue(end) is { } timer)
            timer.Fire();
    }

    /// <summary>Moves the clock without firing timers, as on a suspended host.</summary>
    public void Jump(TimeSpan time)
    {
        lock (_gate)
        {
            foreach (var timer in _timers)
                timer.Due += time;

            AdjustTime(GetUtcNow() + time);
        }
    }

    /// <summary>Completes when this many timers wait.</summary>
    public async Task TimersAsync(int count)
    {
        while (true)
        {
            Task changed;

            lock (_gate)
            {
                if (_timers.Count == count)
                    return;

                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is not CancellationTokenSource)
        {
            lock (_gate)
                _waits.Add(dueTime);

            if (AutoAdvance)
            {
                Advance(dueTime);
                callback(state);
                return new TestTimer(this, () => callback(state));
            }
        }

        var timer = new TestTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock to the next due timer and takes it; null after moving the clock to the end.</summary>
    private TestTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var timer = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            var next = timer?.Due ?? end;

            if (next > GetUtcNow())
                base.Advance(next - GetUtcNow());

            if (timer != null)
                Change(() => _timers.Remove(timer));

            return timer;
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = NewSource();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class TestTimer(TestClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException("Nothing here repeats a timer.");

            clock.Change(() =>
            {
                clock._timers.Remove(this);

                if (dueTime > TimeSpan.Zero)
                {
                    Due = clock.GetUtcNow() + dueTime;
                    clock._timers.Add(this);
                }
            });

            if (dueTime == TimeSpan.Zero)
                Fire();

            return true;
        }

        public void Dispose() => clock.Change(() => clock._timers.Remove(this));

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
