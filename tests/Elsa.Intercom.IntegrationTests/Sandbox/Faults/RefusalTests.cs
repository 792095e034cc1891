using System.Globalization;
using System.Net;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Faults that respond with an error.</summary>
public sealed class RefusalTests : FaultTest
{
    [Fact]
    public async Task A_rate_limit_says_until_when_and_stores_nothing()
    {
        Clock.Advance(TimeSpan.FromSeconds(13));
        Inject(new SandboxFault { Kind = SandboxFaultKind.RateLimited });

        var reply = await StartConversationAsync();

        reply.MustBeError(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");
        Assert.Equal("0", reply.Headers["X-RateLimit-Remaining"]);
        Assert.Equal(TestClock.Start.AddSeconds(20).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), reply.Headers["X-RateLimit-Reset"]);
        Assert.NotEqual("0", reply.Headers["X-RateLimit-Limit"]);
        Assert.Empty(Intercom.Conversations);
    }

    [Theory]
    [InlineData(SandboxFaultKind.RateLimited)]
    [InlineData(SandboxFaultKind.RateLimitedWithoutHeaders)]
    public async Task An_injected_rate_limit_uses_nothing_up(SandboxFaultKind kind)
    {
        Inject(new SandboxFault { Kind = kind });
        await StartConversationAsync();

        var reply = await StartConversationAsync();

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(1, UsedUp(reply));
    }

    [Fact]
    public async Task Other_faults_count_for_the_rate_limit_as_every_request_does()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError });
        await StartConversationAsync();

        var reply = await StartConversationAsync();

        Assert.Equal(2, UsedUp(reply));
    }

    [Fact]
    public async Task A_rate_limit_without_headers_says_nothing_more()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.RateLimitedWithoutHeaders });

        var reply = await StartConversationAsync();

        reply.MustBeError(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");
        Assert.DoesNotContain(reply.Headers.Keys, x => x.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Intercom.Conversations);
    }

    [Theory]
    [InlineData(500, null, 0, "server_error")]
    [InlineData(502, false, 0, "server_error")]
    [InlineData(503, null, 0, "service_unavailable")]
    [InlineData(504, true, 1, "server_error")]
    [InlineData(503, true, 1, "service_unavailable")]
    public async Task A_server_error_comes_before_or_after_storing(int status, bool? afterStoring, int stored, string code)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Status = status, AfterStoring = afterStoring });

        (await StartConversationAsync()).MustBeError((HttpStatusCode)status, code);

        Assert.Equal(stored, Intercom.Conversations.Count);
        Assert.Equal(status, Assert.Single(Intercom.Requests).Status);
        await MustWorkAgainAsync();
    }

    [Fact]
    public async Task A_request_that_the_route_refuses_stays_refused_after_storing()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = true });

        (await Api.PostAsync("/conversations", From("123_doesnt_exist"))).MustBeError(HttpStatusCode.ServiceUnavailable, "service_unavailable");

        Assert.Empty(Intercom.Conversations);
        Assert.False(Assert.Single(Intercom.Faults.Injected).Stored);
        Assert.Equal("503, nothing stored", Assert.Single(Intercom.Requests).Injected);
    }

    [Theory]
    [InlineData("2.99", "{}")]
    [InlineData("2.14", "{")]
    [InlineData("2.14", "[]")]
    public async Task A_request_that_no_route_can_take_is_hit_too(string version, string body)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError });
        using var api = new Caller(Intercom, version);

        (await api.PostAsync("/conversations", body)).MustBeError(HttpStatusCode.ServiceUnavailable, "service_unavailable");

        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync("/conversations", body)).Status);
    }

    [Fact]
    public async Task A_contact_that_is_not_visible_can_be_neither_read_nor_start_anything()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ContactNotVisible, Times = 3 });

        (await Api.GetAsync($"/contacts/{Ada.Id}")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.GetAsync($"/contacts/find_by_external_id/{Ada.ExternalId}")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await StartConversationAsync()).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");

        Assert.Empty(Intercom.Conversations);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/contacts/{Ada.Id}")).Status);
        await MustWorkAgainAsync();
    }

    private static int UsedUp(Reply reply) => Number(reply, "X-RateLimit-Limit") - Number(reply, "X-RateLimit-Remaining");

    private static int Number(Reply reply, string header) => int.Parse(reply.Headers[header], CultureInfo.InvariantCulture);
}
