using System.Diagnostics;

namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>A clock that runs faster than the real one by a factor, so that a minute of rate limit takes seconds.</summary>
internal sealed class ScaledTime(int scale) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly long _started = Stopwatch.GetTimestamp();

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override long GetTimestamp() => (Stopwatch.GetTimestamp() - _started) * scale;

    public override DateTimeOffset GetUtcNow() => Start + GetElapsedTime(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    /// <summary>In whole milliseconds, like timers, and never too short.</summary>
    private TimeSpan Real(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / scale));

    private sealed class ScaledTimer(ScaledTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
