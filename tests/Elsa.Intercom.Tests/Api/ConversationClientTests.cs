using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Reading a conversation and replying to it, without a key.</summary>
public sealed class ConversationClientTests : IAsyncDisposable
{
    private readonly IntercomHarness _intercom = new();

    [Fact]
    public async Task A_conversation_is_read_with_its_parts()
    {
        _intercom.Handler.On("GET /conversations/42").Reply(200, Conversation(), headers: "X-Request-Id: req-1");

        var conversation = await _intercom.Client.Conversations.GetAsync("42");

        Assert.Equal(
            ("42", "closed", "9", "req-1", 700), (conversation!.Id, conversation.State, conversation.AuthorId, conversation.RequestId, conversation.PartCount));
        var expected = new ConversationPart
        {
            Id = "701",
            PartType = "note",
            AuthorType = "admin",
            AuthorId = "991",
            Body = "<p>Hello</p>",
            CreatedAt = DateTimeOffset
                .FromUnixTimeSeconds(1734537501),
        };
        Assert.Equal([expected], conversation.Parts);
    }

    [Fact]
    public async Task A_missing_conversation_is_null()
    {
        _intercom.Handler.On("GET /conversations/42").Reply(404, Answers.Error("not_found", "Resource Not Found"));

        Assert.Null(await _intercom.Client.Conversations.GetAsync("42"));
    }

    [Fact]
    public async Task A_part_with_odd_values_does_not_hide_the_others()
    {
        var json = JObject.Parse(Conversation());
        var parts = (JArray)json["conversation_parts"]!["conversation_parts"]!;
        parts.AddFirst(new JObject { ["id"] = 700, ["author"] = "nobody", ["created_at"] = "soon" });
        parts.AddFirst(new JObject { ["id"] = null });
        parts.AddFirst(new JArray(1));
        _intercom.Handler.On("GET /conversations/42").Reply(200, json.ToString());

        var conversation = await _intercom.Client.Conversations.GetAsync("42");

        Assert.Equal(["700", "701"], conversation!.Parts.Select(part => part.Id));
        Assert.Equal((null, null), (conversation.Parts[0].AuthorId, conversation.Parts[0].CreatedAt));
    }

    [Fact]
    public async Task A_reply_is_posted_and_the_conversation_given_back()
    {
        _intercom.Handler.On("POST /conversations/42/reply").Reply(200, Conversation());

        var conversation = await _intercom.Client.Conversations.ReplyAsync("42", new ReplyRequest { AdminId = "991", Body = "Hello", MessageType = "note" });

        Assert.Equal("701", conversation.Parts[^1].Id);
        Assert.Equal(
            """{"message_type":"note","admin_id":"991","body":"Hello","type":"admin"}""",
            Assert.Single(_intercom.Handler.Requests).Body);
    }

    [Theory]
    [InlineData("last", "991", "Hello", "Conversation is not an id")]
    [InlineData("42", "Ada", "Hello", "Admin is not an id")]
    [InlineData("42", "991", " ", "Message is empty")]
    public async Task A_reply_that_can_never_work_is_not_sent(string conversation, string admin, string body, string problem)
    {
        var e = await Assert.ThrowsAsync<IntercomException>(
            () => _intercom.Client.Conversations.ReplyAsync(conversation, new ReplyRequest { AdminId = admin, Body = body }));

        Assert.StartsWith(problem, e.Message, StringComparison.Ordinal);
        Assert.Empty(_intercom.Handler.Requests);
    }

    [Fact]
    public async Task An_error_that_quotes_a_reply_without_its_tags_is_not_repeated()
    {
        _intercom.Handler.On("POST /conversations/42/reply").Reply(422, Answers.Error("parameter_invalid", "Not allowed: Hi Ada Lovelace of London"));

        var e = await Assert.ThrowsAsync<IntercomException>(
            () => _intercom.Client.Conversations.ReplyAsync("42", new ReplyRequest { AdminId = "991", Body = "<p>Hi <b>Ada Lovelace</b> of London</p>" }));

        Assert.DoesNotContain("Lovelace", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_a_clear_answer_is_unknown_and_not_sent_again()
    {
        _intercom.Handler.On("POST /conversations/42/reply").Reply(503);

        var e = await Assert.ThrowsAsync<IntercomException>(
            () => _intercom.Client.Conversations.ReplyAsync("42", new ReplyRequest { AdminId = "991", Body = "Hello" }));

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Single(_intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("..", "dots")]
    [InlineData("1/2?x", "")]
    public async Task An_id_leads_to_no_other_address(string id, string problem)
    {
        _intercom.Handler.Default.Reply(404, Answers.Error("not_found", "Resource Not Found"));

        var e = await Record.ExceptionAsync(() => _intercom.Client.Conversations.GetAsync(id));

        if (problem.Length > 0)
            Assert.Contains(problem, Assert.IsType<IntercomException>(e).Message, StringComparison.Ordinal);
        else
            Assert.Equal("/conversations/1%2F2%3Fx", Assert.Single(_intercom.Handler.Requests).Uri.AbsolutePath);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();

    private static string Conversation() => new JObject
    {
        ["id"] = "42",
        ["state"] = "closed",
        ["source"] = new JObject { ["id"] = "1", ["author"] = new JObject { ["id"] = "9" } },
        ["conversation_parts"] = new JObject
        {
            ["total_count"] = 700,
            ["conversation_parts"] = new JArray(new JObject
            {
                ["id"] = "701",
                ["part_type"] = "note",
                ["body"] = "<p>Hello</p>",
                ["created_at"] = 1734537501,
                ["author"] = new JObject { ["type"] = "admin", ["id"] = "991" },
            }),
        },
    }.ToString();
}
