using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Faults that respond with 200 and a wrong response.</summary>
public sealed class SpoiltAnswerTests : FaultTest
{
    [Fact]
    public async Task Truncated_JSON_is_a_complete_message_with_half_an_answer()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.TruncatedJson });

        var reply = await StartConversationAsync();

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.StartsWith("{\"type\":\"user_message\"", reply.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => reply.Json);
        Assert.Single(Intercom.Conversations);
        await MustWorkAgainAsync();
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_proxys_page_has_nothing_of_Intercom(bool? afterStoring, int stored)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.HtmlPage, AfterStoring = afterStoring });

        var reply = await StartConversationAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (reply.Status, reply.Headers["Content-Type"]));
        Assert.StartsWith("<!doctype html>", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["Content-Length", "Content-Type", "Date"], reply.Headers.Keys.Order());
        Assert.Equal(stored, Intercom.Conversations.Count);
        await MustWorkAgainAsync();
    }

    [Fact]
    public async Task A_wrong_content_type_leaves_the_JSON_right()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.WrongContentType });

        var reply = await StartConversationAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (reply.Status, reply.Headers["Content-Type"]));
        Assert.Equal(Assert.Single(Intercom.Conversations).Id, reply["conversation_id"].GetString());
    }

    [Fact]
    public async Task An_answer_without_conversation_id_has_everything_else()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.NoConversationId });

        var reply = await StartConversationAsync();

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.False(reply.Json.TryGetProperty("conversation_id", out _), reply.Text);
        Assert.Equal(Assert.Single(Intercom.Conversations).MessageId, reply.Id);
        Assert.True((await StartConversationAsync()).Json.TryGetProperty("conversation_id", out _));
    }

    [Theory]
    [InlineData(SandboxFaultKind.TruncatedJson, 400)]
    [InlineData(SandboxFaultKind.WrongContentType, 400)]
    [InlineData(SandboxFaultKind.NoConversationId, 400)]
    [InlineData(SandboxFaultKind.HtmlPage, 200)]
    public async Task The_status_of_a_refusal_stays_unless_a_page_takes_its_place(SandboxFaultKind kind, int status)
    {
        Inject(new SandboxFault { Kind = kind });

        Assert.Equal(status, (int)(await StartConversationAsync("")).Status);
        Assert.Equal(status, Assert.Single(Intercom.Requests).Status);
        Assert.False(Assert.Single(Intercom.Faults.Injected).Stored);
    }
}
