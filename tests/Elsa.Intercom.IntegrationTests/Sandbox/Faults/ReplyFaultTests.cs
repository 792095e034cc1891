using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Replies whose response is lost or spoilt.</summary>
public sealed class ReplyFaultTests : ReplyTest
{
    [Theory]
    [InlineData(SandboxFaultKind.ServerError, true)]
    [InlineData(SandboxFaultKind.HtmlPage, true)]
    [InlineData(SandboxFaultKind.TruncatedJson, null)]
    [InlineData(SandboxFaultKind.WrongContentType, null)]
    public async Task A_spoilt_answer_leaves_the_part(SandboxFaultKind kind, bool? afterStoring)
    {
        Intercom.Faults.Add(new SandboxFault { Kind = kind, AfterStoring = afterStoring, Path = "/conversations/*/reply" });

        var reply = await Api.PostAsync(Path, Comment());

        Assert.True(Assert.Single(Intercom.Faults.Injected).Stored);
        var part = Assert.Single(Parts(await GetAsync())).GetProperty("id").GetString();
        Assert.Equal(Assert.Single(Intercom.Parts).Id, part);
        Assert.Equal(kind == SandboxFaultKind.ServerError ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, reply.Status);
        Assert.Equal(kind == SandboxFaultKind.WrongContentType, reply.Text.Contains($"\"id\":\"{part}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SandboxFaultKind.Reset)]
    [InlineData(SandboxFaultKind.Close)]
    public async Task A_connection_that_ends_leaves_the_part(SandboxFaultKind kind)
    {
        Intercom.Faults.Add(new SandboxFault { Kind = kind, AfterStoring = true, Method = "POST", Path = Path });

        await Assert.ThrowsAsync<HttpRequestException>(() => Api.PostAsync(Path, Comment()));

        Assert.Single(Parts(await GetAsync()));
    }

    [Theory]
    [InlineData(SandboxFaultKind.ServerError)]
    [InlineData(SandboxFaultKind.RateLimited)]
    public async Task A_request_that_is_not_carried_out_leaves_none(SandboxFaultKind kind)
    {
        Intercom.Faults.Add(new SandboxFault { Kind = kind, Path = "/conversations/*" });

        await Api.PostAsync(Path, Comment());

        Assert.Empty(Intercom.Parts);
        Assert.Empty(Parts(await GetAsync()));
    }

    [Fact]
    public async Task A_slow_answer_comes_after_the_part()
    {
        var delay = TimeSpan.FromMinutes(5);
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = delay, Path = Path });

        var reply = Api.PostAsync(Path, Comment());
        await Clock.TimersAsync(1);

        Assert.Single(Intercom.Parts);
        Clock.Advance(delay);
        Assert.Equal(Now, Assert.Single(Parts(await reply)).GetProperty("created_at").GetInt64());
    }

    [Fact]
    public async Task A_clock_that_is_off_sets_the_times_of_the_part_off()
    {
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromSeconds(-600), Times = 2, Path = Path });

        var reply = await Api.PostAsync(Path, Comment());
        await Api.PostAsync(Path, new { type = "admin", message_type = "note", admin_id = "1", body = "Hi", created_at = Now });

        var part = Assert.Single(Parts(reply));
        Assert.All(["created_at", "updated_at", "notified_at"], x => Assert.Equal(Now - 600, part.GetProperty(x).GetInt64()));
        Assert.Equal(Now - 600, reply["updated_at"].GetInt64());
        Assert.Equal([Now - 600, Now], Intercom.Parts.Select(x => x.CreatedAt.ToUnixTimeSeconds()));
        Assert.All(Intercom.Parts, x => Assert.Equal(Now, x.StoredAt.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task The_faults_of_a_new_conversation_leave_replies_alone()
    {
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ContactNotVisible, Times = null });
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.NoConversationId, Times = null });

        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Path, Comment())).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Path, FromAda())).Status);
        Assert.Equal(JsonValueKind.Object, (await GetAsync()).Json.ValueKind);
        Assert.Empty(Intercom.Faults.Injected);
    }
}
