using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Http;

/// <summary>Changes whose repetition has no further effect.</summary>
public sealed class SafeToRepeatTests
{
    private const string Refused = """{"type":"error.list","errors":[{"code":"CODE","message":"No"}]}""";

    private static readonly HttpRequestException Broken = new("broken");
    private static readonly IntercomRequest Change = new(HttpMethod.Post, "tags", "/tags")
    {
        Body = new { name = "vip" },
        Changes = true,
        IsSafeToRepeat = true,
    };

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task An_unclear_response_is_followed_by_another_attempt(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, "<html>busy</html>", "text/html").FailAfterSending(Broken).Reply(200, "{}");

        Assert.Equal(200, (int)(await SendAsync(intercom)).Status);
        Assert.Equal([0.5, 1], intercom.Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(3, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task Retries_are_bounded_and_the_result_stays_unknown()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRetries = 2);
        intercom.Handler.Default.Reply(503);

        Assert.Equal(IntercomErrorKind.Unknown, (await FailsAsync(intercom)).Kind);
        Assert.Equal(3, intercom.Handler.Requests.Count);
    }

    [Theory]
    [InlineData(401, "unauthorized")]
    [InlineData(429, "rate_limit_exceeded")]
    public async Task What_stops_a_later_attempt_says_nothing_about_an_earlier_one(int status, string code)
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRateLimitWait = TimeSpan.Zero);
        intercom.Handler.Default.Reply(503).Reply(status, Refused.Replace("CODE", code, StringComparison.Ordinal));

        var e = await FailsAsync(intercom);

        Assert.Equal((IntercomErrorKind.Unknown, code), (e.Kind, e.Code));
        Assert.Contains("An earlier attempt got no clear response", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, IntercomErrorKind.NotFound)]
    [InlineData(422, IntercomErrorKind.Rejected)]
    public async Task A_refusal_of_the_same_request_holds_for_the_earlier_attempt_too(int status, IntercomErrorKind kind)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(503).Reply(status, Refused);

        Assert.Equal(kind, (await FailsAsync(intercom)).Kind);
    }

    [Fact]
    public async Task A_caller_who_leaves_between_attempts_learns_that_it_may_have_happened()
    {
        using var caller = new CancellationTokenSource();
        await using var intercom = new IntercomHarness();
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.Reply(503);

        var sending = SendAsync(intercom, caller.Token);
        await caller.CancelAsync();

        Assert.True((await Assert.ThrowsAsync<RequestCanceledException>(() => sending)).MayHaveBeenSent);
    }

    private static Task<IntercomAnswer> SendAsync(IntercomHarness intercom, CancellationToken cancellationToken = default) =>
        intercom.Services.GetRequiredService<IIntercomTransport>().SendAsync("Default", Change, cancellationToken);

    private static Task<IntercomException> FailsAsync(IntercomHarness intercom) => Assert.ThrowsAsync<IntercomException>(() => SendAsync(intercom));
}
