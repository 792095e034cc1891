using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

// Invalid headers and clocks.
public sealed partial class WindowRateLimiterTests
{
    private static readonly TimeSpan TwoWindows = TimeSpan.FromSeconds(20);

    public static TheoryData<string> AbsurdResets => ["253402300799", "253402300800", "2147483648", "9223372036854775807", "86400", "21"];

    [Theory]
    [MemberData(nameof(AbsurdResets))]
    public async Task An_absurd_reset_of_a_good_answer_stops_nobody_for_longer_than_two_windows_and_then_one_goes_first(string reset)
    {
        foreach (var lease in await Task.WhenAll(Acquire(5)))
            lease.Answered(Response(200, reset, limit: 5, remaining: 0), TimeSpan.Zero);

        var callers = Acquire(3);

        _time.Advance(TwoWindows);

        Assert.Equal([true, false, false], callers.Select(caller => caller.IsCompleted));

        Answer(await callers[0], limit: 5, remaining: 4, reset: 30);
        await Task.WhenAll(callers);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset: 253402300799", 10)]
    [InlineData("X-RateLimit-Reset: 2147483648", 10)]
    [InlineData("Retry-After: 3600", 3600)]
    public async Task After_a_refusal_with_an_absurd_wait_one_goes_first(string header, int wait)
    {
        var leases = await Task.WhenAll(Acquire(2));
        leases[0].Answered(Response(429, header), TimeSpan.FromSeconds(wait));
        var callers = Acquire(3);
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));

        _time.Advance(TwoWindows + TimeSpan.FromMilliseconds(1));
        Assert.Equal([true, false, false], callers.Select(caller => caller.IsCompleted));

        (await callers[0]).Answered(new HttpResponseMessage(), TimeSpan.Zero);
        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task One_that_goes_first_and_gets_no_answer_is_followed_by_another_one_window_later()
    {
        (await Acquire(1)[0]).Answered(Response(429, "X-RateLimit-Reset: 253402300799"), TimeSpan.FromSeconds(1));
        var callers = Acquire(3);

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([true, false, false], callers.Select(caller => caller.IsCompleted));
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal([true, true, false], callers.Select(caller => caller.IsCompleted));
    }

    [Fact]
    public async Task While_one_goes_first_a_caller_that_cannot_wait_does_not_begin()
    {
        (await Acquire(1)[0]).Answered(Response(429, "X-RateLimit-Reset: 253402300799"), TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));
        var first = await Acquire(1)[0];

        Assert.Null(_limiter.TryBeginUnlimited());
        first.Answered(new HttpResponseMessage(), TimeSpan.Zero);
        Assert.NotNull(_limiter.TryBeginUnlimited());
    }

    [Fact]
    public async Task An_absurd_reset_leaves_the_room_that_its_answer_names()
    {
        (await Acquire(1)[0]).Answered(Response(200, "253402300799", limit: 100, remaining: 40), TimeSpan.Zero);

        Assert.Equal(40, Acquire(60).Count(caller => caller.IsCompleted));
    }

    [Fact]
    public async Task An_absurd_reset_does_not_move_the_end_of_a_known_window()
    {
        await LearnAsync(limit: 100, remaining: 1);
        _time.Advance(TimeSpan.FromSeconds(5));
        (await Acquire(1)[0]).Answered(Response(200, "253402300799", limit: 100, remaining: 0), TimeSpan.Zero);

        Assert.Equal(TestClock.Start.AddSeconds(10), _limiter.Status().NextWindow);
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
    public async Task A_reset_in_seconds_from_now_names_the_same_window_for_all_its_answers()
    {
        var leases = await Task.WhenAll(Acquire(3));
        leases[0].Answered(Response(200, "10", limit: 5, remaining: 2), TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(3.6));
        leases[1].Answered(Response(200, "7", limit: 5, remaining: 1), TimeSpan.Zero);
        leases[2].Answered(Response(200, "6", limit: 5, remaining: 0), TimeSpan.Zero);
        var next = Acquire(1)[0];

        _time.Advance(TimeSpan.FromSeconds(5.9));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task A_gateway_whose_Date_is_wrong_does_not_stop_a_connection()
    {
        var response = Response(200, $"{TestClock.Start.ToUnixTimeSeconds() + 4}", limit: 5, remaining: 0);
        response.Headers.Date = TestClock.Start.AddMinutes(-1);
        (await Acquire(1)[0]).Answered(response, TimeSpan.Zero);

        Assert.Equal(TestClock.Start.AddSeconds(4), _limiter.Status().NextWindow);
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

    private HttpResponseMessage Response(int status, string header) => new((System.Net.HttpStatusCode)status)
    {
        Headers = { { header.Split(": ")[0], header.Split(": ")[1] }, { "Date", _time.GetUtcNow().ToString("r") } },
    };

    private HttpResponseMessage Response(int status, string reset, int limit, int remaining)
    {
        var response = Response(status, $"X-RateLimit-Reset: {reset}");
        response.Headers.Add("X-RateLimit-Limit", $"{limit}");
        response.Headers.Add("X-RateLimit-Remaining", $"{remaining}");
        return response;
    }
}
