namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A clock that moves when a test moves it, and its timers with it.</summary>
internal sealed class FakeClock : TimeProvider
{
    /// <summary>The beginning of a minute, and so of the first rate-limit window in it.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // Only so that a test which waits for what never comes fails instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private long _ticks = Start.UtcTicks;
    private TaskCompletionSource _changed = NewSource();

    /// <summary>How many timers are waiting.</summary>
    public int Timers
    {
        get
        {
            lock (_lock)
                return _timers.Count;
        }
    }

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _ticks, by.Ticks);

        foreach (var timer in Due())
            timer.Fire();
    }

    /// <summary>Completes when so many timers are waiting.</summary>
    public async Task TimersAsync(int count)
    {
        while (true)
        {
            Task changed;

            lock (_lock)
            {
                if (_timers.Count == count)
                    return;

                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience);
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new FakeTimer(GetUtcNow() + dueTime, () => callback(state), Remove);
        Change(() => _timers.Add(timer));
        return timer;
    }

    private FakeTimer[] Due()
    {
        lock (_lock)
            return [.. _timers.Where(x => x.DueAt <= GetUtcNow())];
    }

    private void Remove(FakeTimer timer) => Change(() => _timers.Remove(timer));

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            _changed.SetResult();
            _changed = NewSource();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
