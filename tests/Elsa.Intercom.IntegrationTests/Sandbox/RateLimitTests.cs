using System.Globalization;
using System.Net;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Ten requests a minute are windows of 1, 2, 2, 1, 2 and 2.</summary>
public sealed class RateLimitTests : SandboxTest
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    protected override void Configure(IntercomSandboxOptions options) => options.RequestsPerMinute = 10;

    [Fact]
    public async Task The_headers_count_down_and_name_the_end_of_the_window()
    {
        Clock.Advance(Window + TimeSpan.FromSeconds(3));
        var first = await Api.GetAsync("/me");
        var second = await Api.GetAsync("/me");

        var reset = (TestClock.Start + Window + Window).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(("2", "1", reset), Headers(first));
        Assert.Equal(("2", "0", reset), Headers(second));
    }

    [Fact]
    public async Task Past_the_limit_the_answer_is_429_until_the_window_ends()
    {
        var contact = Intercom.AddContact("ada@example.com");
        await Api.GetAsync("/me");

        var refused = await Api.PostAsync("/conversations", From(contact.Id));
        refused.MustBeError(HttpStatusCode.TooManyRequests, "rate_limit_exceeded", "Exceeded rate limit of 1 in 10_seconds");
        Assert.Equal("0", refused.Headers["X-RateLimit-Remaining"]);
        Assert.Empty(Intercom.Conversations);

        Clock.Advance(Window);
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync("/conversations", From(contact.Id))).Status);
    }

    [Fact]
    public async Task A_minute_permits_its_limit()
    {
        var let = 0;

        for (var window = 0; window < 6; window++)
        {
            for (var request = 0; request < 5; request++)
                let += (await Api.GetAsync("/me")).Status == HttpStatusCode.OK ? 1 : 0;

            Clock.Advance(Window);
        }

        Assert.Equal(10, let);
    }

    [Fact]
    public async Task Requests_without_a_token_use_nothing_up()
    {
        using var stranger = new Caller(Intercom, token: "wrong");
        await stranger.GetAsync("/me");
        await stranger.GetAsync("/me");

        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync("/me")).Status);
    }

    private static (string Limit, string Remaining, string Reset) Headers(Reply reply) =>
        (reply.Headers["X-RateLimit-Limit"], reply.Headers["X-RateLimit-Remaining"], reply.Headers["X-RateLimit-Reset"]);
}
