using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>A limit of 1,000 a minute makes windows of 166 and of 167. The first response in a window says which it is.</summary>
public sealed class UnevenWindowsTests : IDisposable
{
    private readonly TestClock _time = new();
    private readonly WindowRateLimiter _limiter;

    public UnevenWindowsTests() => _limiter = new WindowRateLimiter(_time, new Jitter(() => 0), () => LoadRun.Workflows);

    [Fact]
    public async Task A_window_begins_as_if_it_were_one_of_the_smaller_ones()
    {
        await UseUpAsync(166);
        await UseUpAsync(167);

        var callers = Acquire(167);

        Assert.Equal(166, callers.Count(caller => caller.IsCompleted));
    }

    [Fact]
    public async Task The_rest_of_a_larger_window_is_used_when_its_responses_say_so()
    {
        await UseUpAsync(166);
        await UseUpAsync(167);
        var callers = Acquire(167);

        foreach (var caller in callers.Take(166))
            Answer(await caller, limit: 167, remaining: 1);

        await callers[166];
    }

    [Fact]
    public async Task A_limit_that_is_raised_counts_at_once()
    {
        await UseUpAsync(166);
        await UseUpAsync(1666);

        Assert.Equal(1666, Acquire(2000).Count(caller => caller.IsCompleted));
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Uses a window up, one request after another, and waits for the next window.</summary>
    private async Task UseUpAsync(int limit)
    {
        for (var remaining = limit - 1; remaining >= 0; remaining--)
            Answer(await Acquire(1)[0], limit, remaining);

        _time.Advance(TimeSpan.FromSeconds(10.001));
    }

    private List<Task<WindowLease>> Acquire(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _limiter.AcquireAsync(_limiter.NextTicket(), CancellationToken.None).AsTask())];

    private void Answer(WindowLease lease, int limit, int remaining)
    {
        var now = _time.GetUtcNow();
        using var response = new HttpResponseMessage();
        response.Headers.Date = now;
        response.Headers.Add("X-RateLimit-Limit", $"{limit}");
        response.Headers.Add("X-RateLimit-Remaining", $"{remaining}");
        response.Headers.Add("X-RateLimit-Reset", $"{((now.ToUnixTimeSeconds() / 10) + 1) * 10}");
        lease.Answered(response, TimeSpan.Zero);
    }
}
