using Elsa.Intercom.Http;

namespace Elsa.Intercom.Tests.Http;

/// <summary>A deadline ends by whichever clock comes first.</summary>
public class SendingDeadlineTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, 59, false)]
    [InlineData(60, 59, true)]
    [InlineData(59, 60, true)]
    [InlineData(-3600, 60, true)]
    [InlineData(-3600, 59, false)]
    [InlineData(3600, 0, true)]
    public void It_is_over_by_the_wall_clock_or_by_the_monotonic_clock(int wallSeconds, int monotonicSeconds, bool isOver)
    {
        var clocks = new Clocks(Now.AddSeconds(wallSeconds), monotonicSeconds);

        Assert.Equal(isOver, new SendingDeadline(Now.AddMinutes(1), Started: 0, TimeSpan.FromMinutes(1)).IsOver(clocks));
    }

    private sealed class Clocks(DateTimeOffset wall, long monotonic) : TimeProvider
    {
        public override long TimestampFrequency => 1;

        public override DateTimeOffset GetUtcNow() => wall;

        public override long GetTimestamp() => monotonic;
    }
}
