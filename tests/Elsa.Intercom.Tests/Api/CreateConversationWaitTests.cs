using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>The two waits: for the rate limit, and for a contact that was created moments ago.</summary>
public class CreateConversationWaitTests
{
    private static readonly string TooMany = Answers.Error("rate_limit_exceeded", "Exceeded rate limit of 83 in 10_seconds");
    private static readonly string NotFound = Answers.Error("not_found", "User Not Found");

    [Fact]
    public async Task A_429_is_posted_again_when_its_window_is_over()
    {
        await using var intercom = new IntercomHarness();
        var reset = TestClock.Start.ToUnixTimeSeconds() + 8;
        intercom.Handler.Default.Reply(429, TooMany, headers: $"X-RateLimit-Reset: {reset}").Reply(200, Answers.Created());

        var created = await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(Answers.ConversationId, created.ConversationId);
        Assert.Equal(2, intercom.Handler.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(8)], intercom.Time.Waits);
    }

    [Fact]
    public async Task A_429_with_Retry_After_is_posted_again_after_it()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(429, TooMany, headers: "Retry-After: 3").Reply(200, Answers.Created());

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal([TimeSpan.FromSeconds(3)], intercom.Time.Waits);
    }

    [Fact]
    public async Task A_429_without_headers_waits_longer_each_time_within_the_budget()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(429, Answers.Error("rate_limit_exceeded", "No."));

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.RateLimited, e.Kind);
        Assert.Equal(IntercomErrorCodes.RateLimitExceeded, e.Code);
        Assert.Equal([1, 2, 4, 8, 10, 10, 10, 10], intercom.Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(9, intercom.Handler.Requests.Count);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset")]
    [InlineData("Retry-After")]
    public async Task A_429_beyond_the_budget_fails_at_once_with_Intercoms_hint(string header)
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRateLimitWait = TimeSpan.FromSeconds(5));
        var value = header == "Retry-After" ? 6 : TestClock.Start.ToUnixTimeSeconds() + 6;
        intercom.Handler.Default.Reply(429, TooMany, headers: [$"{header}: {value}", "X-Request-Id: req-1"]);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.RateLimited, e.Kind);
        Assert.Equal("rate_limit_exceeded", e.Code);
        Assert.Equal(429, (int)e.StatusCode!);
        Assert.Equal("req-1", e.RequestId);
        Assert.Equal(TimeSpan.FromSeconds(6), e.RetryAfter);
        Assert.Empty(intercom.Time.Waits);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task All_waits_of_a_call_share_one_budget()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRateLimitWait = TimeSpan.FromSeconds(10));
        intercom.Handler.Default.Reply(429, TooMany, headers: "Retry-After: 4");

        Assert.Equal(IntercomErrorKind.RateLimited, (await intercom.CreateFailsAsync()).Kind);
        Assert.Equal(2, intercom.Time.Waits.Count);
        Assert.Equal(3, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_budget_of_zero_gives_up_at_the_first_429()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRateLimitWait = TimeSpan.Zero);
        intercom.Handler.Default.Reply(429, TooMany, headers: "Retry-After: 0");

        Assert.Equal(IntercomErrorKind.RateLimited, (await intercom.CreateFailsAsync()).Kind);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task An_unclear_end_after_a_429_is_unknown_and_not_posted_again()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(429, TooMany, headers: "Retry-After: 1").Reply(503, "busy", "text/plain").Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
        Assert.Equal(2, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_failed_connect_after_a_429_is_unavailable()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(429, TooMany, headers: "Retry-After: 1").FailBeforeSending(new HttpRequestException("refused"));

        Assert.Equal(IntercomErrorKind.Unavailable, (await intercom.CreateFailsAsync()).Kind);
    }

    [Fact]
    public async Task Each_attempt_has_a_message_and_a_timeout_of_its_own()
    {
        await using var intercom = new IntercomHarness(connection => connection.Timeout = TimeSpan.FromSeconds(10));
        intercom.Handler.Default.Reply(429, TooMany, headers: "Retry-After: 9").Reply(429, TooMany, headers: "Retry-After: 9").Reply(200, Answers.Created());

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(3, intercom.Handler.Requests.Select(request => request.Message).Distinct().Count());
        Assert.Single(intercom.Handler.Requests.Select(request => request.Body).Distinct());
        Assert.Equal(0, intercom.Time.RunningTimers);
    }

    [Fact]
    public async Task A_contact_created_a_moment_ago_is_tried_again_within_the_grace()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, NotFound).Reply(404, NotFound).Reply(200, Answers.Created());

        var created = await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(Answers.ConversationId, created.ConversationId);
        Assert.Equal([0.5, 1], intercom.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_404_is_final_after_the_grace()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, NotFound);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.NotFound, e.Kind);
        Assert.Equal("not_found", e.Code);
        Assert.Equal([0.5, 1, 1.5], intercom.Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(4, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_404_is_final_at_once_without_a_grace()
    {
        await using var intercom = new IntercomHarness(connection => connection.NewContactGrace = TimeSpan.Zero);
        intercom.Handler.Default.Reply(404, NotFound);

        Assert.Equal(IntercomErrorKind.NotFound, (await intercom.CreateFailsAsync()).Kind);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task An_unclear_end_within_the_grace_is_unknown_and_not_posted_again()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, NotFound).FailAfterSending(new HttpRequestException("reset"));

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
        Assert.Equal(2, intercom.Handler.Requests.Count);
    }
}
