using System.Threading.RateLimiting;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

/// <summary>Which requests the limiter permits, and when.</summary>
public sealed partial class WindowRateLimiterTests : IDisposable
{
    private readonly TestClock _time = new();
    private readonly WindowRateLimiter _limiter;
    private int _queueLimit = 10_000;

    public WindowRateLimiterTests() => _limiter = new WindowRateLimiter(_time, new Jitter(() => 0), () => _queueLimit);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task Before_the_first_answer_only_ten_are_on_their_way()
    {
        var callers = Acquire(11);

        Assert.Equal([.. Enumerable.Repeat(true, 10), false], callers.Select(caller => caller.IsCompleted));

        (await callers[0]).Answered(new FakeWorkspace(_time, 100).Answer(), TimeSpan.Zero);
        await callers[10];
    }

    [Fact]
    public async Task A_workspace_that_answers_without_headers_is_not_limited()
    {
        (await Acquire(1)[0]).Answered(new HttpResponseMessage(), TimeSpan.Zero);

        Assert.All(Acquire(1000), caller => Assert.True(caller.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task No_more_begin_than_the_answers_leave()
    {
        await LearnAsync(limit: 100, remaining: 40);

        Assert.Equal(40, Acquire(60).Count(caller => caller.IsCompleted));
    }

    [Fact]
    public async Task The_others_begin_when_the_next_window_does()
    {
        await UseUpAsync(limit: 60);
        var callers = Acquire(60);
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));

        // The window's end by the server's clock, and the deliberate extra millisecond of the timer.
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task The_share_of_other_hosts_in_the_last_window_is_left_to_them_and_used_near_the_end_if_they_do_not_come()
    {
        await LearnAsync(limit: 100, remaining: 19);
        _time.Advance(TimeSpan.FromSeconds(10));
        var callers = Acquire(100);
        Assert.Equal(20, callers.Count(caller => caller.IsCompleted));

        for (var second = 0; second < 9; second++)
            _time.Advance(TimeSpan.FromSeconds(1.01));

        Assert.InRange(callers.Count(caller => caller.IsCompleted), 90, 100);
    }

    [Fact]
    public async Task Requests_in_flight_are_subtracted_once_in_any_order_of_responses()
    {
        await LearnAsync(limit: 100, remaining: 50);
        var first = await Task.WhenAll(Acquire(20));

        // The last request gets its response first.
        Answer(first[19], limit: 100, remaining: 30);
        Assert.Equal(11, _limiter.GetStatistics()!.CurrentAvailablePermits);

        foreach (var lease in first[..19])
            Answer(lease, limit: 100, remaining: 45);

        Assert.Equal(30, _limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_request_without_an_answer_counts_and_one_that_was_never_sent_does_not()
    {
        await LearnAsync(limit: 100, remaining: 50);
        var leases = await Task.WhenAll(Acquire(2));

        leases[0].Dispose();
        Assert.Equal(48, _limiter.GetStatistics()!.CurrentAvailablePermits);

        leases[1].NothingSent();
        leases[1].Dispose();
        Assert.Equal(49, _limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_late_answer_of_the_window_before_takes_nothing_of_this_one()
    {
        await LearnAsync(limit: 100, remaining: 99);
        var old = await Task.WhenAll(Acquire(1));
        _time.Advance(TimeSpan.FromSeconds(11));
        var fresh = await Task.WhenAll(Acquire(1));
        Answer(fresh[0], limit: 100, remaining: 99, reset: 20);

        Answer(old[0], limit: 100, remaining: 3, reset: 10);

        Assert.Equal(99, _limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task The_servers_clock_decides_when_the_window_ends()
    {
        var workspace = new FakeWorkspace(_time, limit: 1, clockOffset: TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(3));
        (await Acquire(1)[0]).Answered(workspace.Answer(), TimeSpan.Zero);
        var next = Acquire(1)[0];

        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        (await next).Answered(workspace.Answer(), TimeSpan.Zero);
        Assert.Empty(workspace.Refused);
    }

    [Fact]
    public async Task A_refusal_without_headers_pauses_all_callers_for_its_time()
    {
        (await Acquire(1)[0]).Answered(new HttpResponseMessage((System.Net.HttpStatusCode)429), TimeSpan.FromSeconds(4));
        var callers = Acquire(3);

        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task Callers_begin_in_the_order_in_which_they_came_and_one_that_is_sent_again_keeps_its_place()
    {
        var retried = _limiter.NextTicket();
        await UseUpAsync(limit: 2);
        var callers = Acquire(3);
        var again = _limiter.AcquireAsync(retried, CancellationToken.None).AsTask();

        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal([true, true, false, false], new[] { again, callers[0], callers[1], callers[2] }.Select(caller => caller.IsCompleted));
        (await again).Answered(new FakeWorkspace(_time, 2).Answer(), TimeSpan.Zero);
    }

    [Fact]
    public async Task The_place_of_a_refused_request_is_kept_while_it_waits()
    {
        var refused = _limiter.NextTicket();
        await UseUpAsync(limit: 2);
        _limiter.Expect(refused);
        var callers = Acquire(3);

        // The window opens. The refused request waits a little longer.
        _time.Advance(TimeSpan.FromSeconds(10.1));
        Assert.Equal([true, false, false], callers.Select(caller => caller.IsCompleted));

        Assert.True(_limiter.AcquireAsync(refused, CancellationToken.None).AsTask().IsCompleted);
        Assert.Equal([true, false, false], callers.Select(caller => caller.IsCompleted));
    }

    [Fact]
    public async Task The_place_of_a_refused_request_that_does_not_come_again_is_given_away()
    {
        var refused = _limiter.NextTicket();
        await UseUpAsync(limit: 2);
        _limiter.Expect(refused);
        var callers = Acquire(3);
        _time.Advance(TimeSpan.FromSeconds(10.1));

        _limiter.Forget(refused);

        Assert.Equal([true, true, false], callers.Select(caller => caller.IsCompleted));
    }

    [Fact]
    public async Task A_full_queue_refuses_and_one_who_gives_up_makes_room()
    {
        _queueLimit = 2;
        await UseUpAsync(limit: 60);
        using var cancellation = new CancellationTokenSource();
        var first = _limiter.AcquireAsync(_limiter.NextTicket(), cancellation.Token).AsTask();
        var second = Acquire(1)[0];

        Assert.False((await Acquire(1)[0]).IsAcquired);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var third = Acquire(1)[0];
        Assert.Equal(2, _limiter.GetStatistics()!.CurrentQueuedCount);

        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.True((await second).IsAcquired);
        Assert.True((await third).IsAcquired);
    }

    [Fact]
    public void Ten_thousand_queued_callers_cost_one_timer_no_thread_and_little_memory()
    {
        for (var i = 0; i < 10; i++)
            _ = Acquire(1);

        var threads = ThreadPool.ThreadCount;
        var timers = _time.Waits.Count;
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var cancellation = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 10_000).Select(_ => _limiter.AcquireAsync(_limiter.NextTicket(), cancellation.Token).AsTask()).ToArray();

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / callers.Length;
        Assert.Equal(10_000, _limiter.GetStatistics()!.CurrentQueuedCount);
        Assert.InRange(bytes, 1, 2_000);
        Assert.InRange(_time.Waits.Count - timers, 0, 1);
        Assert.InRange(ThreadPool.ThreadCount, 0, threads + 4);
        GC.KeepAlive(callers);
    }

    [Fact]
    public async Task Disposing_wakes_all_waiting_callers()
    {
        await LearnAsync(limit: 100, remaining: 0);
        var caller = Acquire(1)[0];

        _limiter.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => caller);
    }

    [Fact]
    public async Task It_is_a_rate_limiter_of_the_frameworks_abstraction()
    {
        RateLimiter limiter = _limiter;
        await LearnAsync(limit: 3, remaining: 2);

        using (var lease = limiter.AttemptAcquire())
            Assert.True(lease.IsAcquired);

        using (var lease = await limiter.AcquireAsync())
            Assert.True(lease.IsAcquired);

        Assert.False(limiter.AttemptAcquire().IsAcquired);
        Assert.Equal(3, limiter.GetStatistics()!.TotalSuccessfulLeases);
        Assert.Equal(1, limiter.GetStatistics()!.TotalFailedLeases);
    }

    private Task<WindowLease>[] Acquire(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _limiter.AcquireAsync(_limiter.NextTicket(), CancellationToken.None).AsTask())];

    private async Task UseUpAsync(int limit)
    {
        var workspace = new FakeWorkspace(_time, limit);
        (await Acquire(1)[0]).Answered(workspace.Answer(), TimeSpan.Zero);

        foreach (var lease in await Task.WhenAll(Acquire(limit - 1)))
            lease.Answered(workspace.Answer(), TimeSpan.Zero);
    }

    private async Task LearnAsync(int limit, int remaining) => Answer(await Acquire(1)[0], limit, remaining);

    private static void Answer(WindowLease lease, int limit, int remaining, int reset = 10)
    {
        var response = new HttpResponseMessage();
        response.Headers.Date = TestClock.Start;
        response.Headers.Add("X-RateLimit-Limit", $"{limit}");
        response.Headers.Add("X-RateLimit-Remaining", $"{remaining}");
        response.Headers.Add("X-RateLimit-Reset", $"{TestClock.Start.ToUnixTimeSeconds() + reset}");
        lease.Answered(response, TimeSpan.Zero);
    }
}
