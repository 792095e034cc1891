namespace Elsa.Intercom.Tests.Http;

// Invalid headers and clocks.
public sealed partial class WindowRateLimiterTests
{
    [Theory]
    [InlineData("Retry-After: 5000000")]
    [InlineData("X-RateLimit-Reset: 253402300799")]
    public async Task A_wait_longer_than_any_window_is_ignored(string header)
    {
        var refusal = new HttpResponseMessage((System.Net.HttpStatusCode)429);
        refusal.Headers.Add(header.Split(": ")[0], header.Split(": ")[1]);
        (await Acquire(1)[0]).Answered(refusal, TimeSpan.FromDays(2_000_000));
        var caller = Acquire(1)[0];
        Assert.Equal(0, _limiter.Status().InFlight);

        _time.Advance(TimeSpan.FromMinutes(2.1));

        Assert.True((await caller).IsAcquired);
    }

    [Fact]
    public async Task A_reset_that_was_nonsense_does_not_hide_later_answers()
    {
        Answer(await Acquire(1)[0], limit: 100, remaining: 99, reset: 86_400);
        _time.Advance(TimeSpan.FromMinutes(2.1));
        Answer(await Acquire(1)[0], limit: 100, remaining: 3, reset: 10);

        Assert.Equal(3, _limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_stop_the_queue()
    {
        var refused = _limiter.NextTicket();
        await UseUpAsync(limit: 2);
        _limiter.Expect(refused);
        var callers = Acquire(2);
        _time.Jump(TimeSpan.FromHours(-1));

        // Whatever wakes it next. Timers use a monotonic clock, which the fake one doesn't have.
        _limiter.Forget(refused);

        Assert.All(callers, caller => Assert.True(caller.IsCompleted));
    }
}
