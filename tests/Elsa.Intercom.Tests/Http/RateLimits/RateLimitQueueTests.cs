using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

/// <summary>The queue before the rate limit, as callers see it.</summary>
public class RateLimitQueueTests
{
    private static readonly string[] NothingLeft =
    [
        "X-RateLimit-Limit: 1",
        "X-RateLimit-Remaining: 0",
        $"X-RateLimit-Reset: {TestClock.Start.ToUnixTimeSeconds() + 10}",
    ];

    [Fact]
    public async Task A_caller_waits_for_the_window_instead_of_getting_a_429()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft).Reply(200, Answers.Created());
        await intercom.Client.Workspace.GetAsync();

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(TestClock.Start.AddSeconds(10), intercom.Time.GetUtcNow(), TimeSpan.FromMilliseconds(2));
        Assert.Equal(2, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_caller_whose_wait_is_too_long_is_rate_limited_and_sent_nothing()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRateLimitWait = TimeSpan.FromSeconds(4));
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft);
        await intercom.Client.Workspace.GetAsync();
        var created = intercom.CreateFailsAsync();
        Assert.False(created.IsCompleted);

        intercom.Time.Advance(TimeSpan.FromSeconds(4));
        var e = await created;

        Assert.Equal(IntercomErrorKind.RateLimited, e.Kind);
        Assert.Equal(IntercomErrorCodes.RateLimitExceeded, e.Code);
        Assert.Contains("4 s of waiting was not enough", e.Message, StringComparison.Ordinal);
        Assert.Contains("MaxRateLimitWait", e.Message, StringComparison.Ordinal);
        Assert.Equal(6, e.RetryAfter?.TotalSeconds ?? 0, tolerance: 0.01);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_full_queue_is_rate_limited_at_once()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxQueuedRequests = 0);
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft);
        await intercom.Client.Workspace.GetAsync();

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.RateLimited, e.Kind);
        Assert.Contains("the queue is full", e.Message, StringComparison.Ordinal);
        Assert.Equal(10, e.RetryAfter?.TotalSeconds ?? 0, tolerance: 0.01);
        Assert.Empty(intercom.Time.Waits);
    }

    [Fact]
    public async Task A_caller_who_cancels_in_the_queue_has_sent_nothing()
    {
        await using var intercom = new IntercomHarness();
        intercom.Time.AutoAdvance = false;
        using var cancellation = new CancellationTokenSource();
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft);
        await intercom.Client.Workspace.GetAsync();
        var created = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);

        await cancellation.CancelAsync();

        Assert.False((await Assert.ThrowsAsync<RequestCanceledException>(() => created)).MayHaveBeenSent);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task Waiting_is_seen_in_the_metrics()
    {
        await using var intercom = new IntercomHarness(name: "waiting");
        using var telemetry = new ConnectionTelemetry("waiting");
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft).Reply(200, Answers.Created());
        intercom.Time.AutoAdvance = false;
        await intercom.Client.Workspace.GetAsync();
        var created = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());
        intercom.Time.Advance(TimeSpan.FromSeconds(11));
        await created;

        var waits = Assert.Single(telemetry.Measurements, measurement => measurement.Instrument == "elsa.intercom.rate_limit.wait.duration");
        Assert.Equal("s", waits.Unit);
        Assert.InRange(waits.Value, 10, 11);
        Assert.Single(telemetry.Measurements, measurement => measurement.Instrument == "elsa.intercom.rate_limit.waits");
    }

    [Fact]
    public async Task How_many_wait_and_what_is_left_is_seen_in_the_metrics()
    {
        await using var intercom = new IntercomHarness(name: "queued");
        using var telemetry = new ConnectionTelemetry("queued");
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft);
        await intercom.Client.Workspace.GetAsync();
        using var cancellation = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 3).Select(_ => intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token)).ToList();

        telemetry.Observe();

        Assert.Equal(3, Assert.Single(telemetry.Measurements, measurement => measurement.Instrument == "elsa.intercom.rate_limit.queued").Value);
        Assert.Equal(0, Assert.Single(telemetry.Measurements, measurement => measurement.Instrument == "elsa.intercom.rate_limit.available").Value);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(callers));
    }
}
