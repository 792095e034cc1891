using System.Globalization;
using System.Net;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>A server whose clock is off.</summary>
public sealed class ClockSkewTests : FaultTest
{
    [Theory]
    [InlineData(-600, "Sun, 01 Mar 2026 11:50:00 GMT")]
    [InlineData(600, "Sun, 01 Mar 2026 12:10:00 GMT")]
    public async Task The_headers_tell_the_wrong_time(int seconds, string date)
    {
        Inject(Skew(seconds));

        var reply = await Api.GetAsync("/me");

        Assert.Equal(date, reply.Headers["Date"]);
        Assert.Equal(TestClock.Start.AddSeconds(seconds + 10).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), reply.Headers["X-RateLimit-Reset"]);
        Assert.Equal("Sun, 01 Mar 2026 12:00:00 GMT", (await Api.GetAsync("/me")).Headers["Date"]);
    }

    [Fact]
    public async Task Stored_data_has_the_wrong_time()
    {
        Inject(Skew(-600, times: 3));
        var wrong = TestClock.Start.AddSeconds(-600);

        var conversation = await StartConversationAsync();
        var grace = await Api.PostAsync("/contacts", new { email = "grace@example.com" });
        var ada = await Api.PutAsync($"/contacts/{Ada.Id}", new { name = "Ada" });

        Assert.Equal(wrong.ToUnixTimeSeconds(), conversation["created_at"].GetInt64());
        Assert.Equal(wrong, Assert.Single(Intercom.Conversations).CreatedAt);
        Assert.Equal(wrong.ToUnixTimeSeconds(), grace["created_at"].GetInt64());
        Assert.StartsWith(wrong.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture), grace.Id, StringComparison.Ordinal);
        Assert.Equal(wrong.ToUnixTimeSeconds(), ada["updated_at"].GetInt64());
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), ada["created_at"].GetInt64());
    }

    [Fact]
    public async Task The_sandbox_itself_knows_the_right_time()
    {
        Inject(Skew(600, times: 2));

        await StartConversationAsync();
        await Api.PostAsync("/contacts", new { email = "grace@example.com" });

        Assert.All(Intercom.Requests, x => Assert.Equal(TestClock.Start, x.ReceivedAt));
        Assert.Equal(TestClock.Start, Assert.Single(Intercom.Conversations).StoredAt);
        Assert.Equal(1, (await Api.SearchAsync("/contacts/search", "email", "=", "grace@example.com"))["total_count"].GetInt32());
    }

    [Fact]
    public async Task A_time_that_the_client_sends_stays()
    {
        Inject(Skew(600));

        await Api.PostAsync("/conversations", new { from = new { type = "user", id = Ada.Id }, body = "Hi", created_at = 1_700_000_000 });

        Assert.Equal(1_700_000_000, Assert.Single(Intercom.Conversations).CreatedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task It_combines_with_an_answer_that_fails()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.RateLimited }, Skew(600));

        var reply = await Api.GetAsync("/me");

        Assert.Equal((HttpStatusCode.TooManyRequests, "0"), (reply.Status, reply.Headers["X-RateLimit-Remaining"]));
        Assert.Equal(TestClock.Start.AddSeconds(610).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), reply.Headers["X-RateLimit-Reset"]);
    }

    private static SandboxFault Skew(int seconds, int times = 1) =>
        new() { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromSeconds(seconds), Times = times };
}
