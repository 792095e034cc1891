using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>
/// The sandbox's view of the clock: its waits never end by themselves. A wait that is longer than the client's timeout advances the clock
/// past that, so that the client gives up.
/// </summary>
internal sealed class SlowClock(TestClock time, TimeSpan timeout) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > timeout)
            ThreadPool.QueueUserWorkItem(_ => time.Advance(dueTime));

        return new Never();
    }

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
