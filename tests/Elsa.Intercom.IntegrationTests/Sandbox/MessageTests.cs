using System.Net;
using System.Text.Json;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>POST /messages: messages that an admin sends.</summary>
public sealed class MessageTests : SandboxTest
{
    private const string Path = "/messages";
    private const string Admin = "\"from\":{\"type\":\"admin\",\"id\":1}";
    private const string Contact = "\"to\":{\"type\":\"user\",\"id\":\"ID\"}";

    [Theory]
    [InlineData("in_app", "1")]
    [InlineData("inapp", "\"1\"")]
    public async Task A_message_opens_no_conversation(string type, string adminId)
    {
        var ada = Intercom.AddContact("ada@example.com");

        var to = Contact.Replace("ID", ada.Id, StringComparison.Ordinal);

        var message = await Api.PostAsync(
            Path, $$$"""{"message_type":"{{{type}}}","body":"<b>Hi</b>","from":{"type":"admin","id":{{{adminId}}}},{{{to}}}}""");

        Assert.Equal(HttpStatusCode.OK, message.Status);
        Shapes.AdminMessage.Check(message.Json);
        Assert.Equal(("admin_message", "inapp", "<b>Hi</b>"), (message["type"].GetString(), message["message_type"].GetString(), message["body"].GetString()));
        Assert.Equal("Sandbox Admin", message["owner"].GetProperty("name").GetString());
        Assert.False(message.Json.TryGetProperty("conversation_id", out _), "the message names a conversation");
        Assert.Empty(Intercom.Conversations);
        var stored = Assert.Single(Intercom.Messages);
        Assert.Equal((message.Id, "inapp", "1", null), (stored.Id, stored.MessageType, stored.AdminId, stored.ConversationId));
        Assert.Equal([ada.Id], stored.ContactIds);
    }

    [Fact]
    public async Task A_conversation_opens_if_asked_for_and_is_found_by_the_messages_id()
    {
        var ada = Intercom.AddContact("ada@example.com");
        Api.Headers.Add("X-Workflow-Instance-Id", "run-1");

        var message = await Api.PostAsync(Path, new
        {
            message_type = "email",
            subject = "Welcome",
            template = "personal",
            body = "<p>Hi Ada</p>",
            from = new { type = "admin", id = 101 },
            to = new { type = "user", id = ada.Id },
            created_at = 1_500_000_000,
            create_conversation_without_contact_reply = true
        });

        Shapes.AdminMessage.Check(message.Json);
        var found = await Api.SearchAsync("/conversations/search", "source.id", "=", message.Id);
        Shapes.ConversationList("2.14").Check(found.Json);
        var conversation = Assert.Single(found["conversations"].EnumerateArray());
        var source = conversation.GetProperty("source");
        Assert.Equal(
            ("email", "admin_initiated", "Welcome", "<p>Hi Ada</p>", "101"),
            (Text(source, "type"), Text(source, "delivered_as"), Text(source, "subject"), Text(source, "body"), Text(source.GetProperty("author"), "id")));
        Assert.All(["waiting_since", "first_contact_reply"], x => Assert.Equal(JsonValueKind.Null, conversation.GetProperty(x).ValueKind));
        Assert.Equal(("open", 1_500_000_000), (Text(conversation, "state"), conversation.GetProperty("created_at").GetInt64()));
        Assert.Equal(("run-1", "101"), (Assert.Single(Intercom.Conversations).WorkflowInstanceId, Intercom.Conversations[0].StartedByAdminId));
        Assert.Null(Assert.Single(Intercom.Contacts).LastRepliedAt);
        Assert.Equal(Text(conversation, "id"), Assert.Single(Intercom.Messages).ConversationId);

        var reply = await Api.PostAsync(
            $"/conversations/{Text(conversation, "id")}/reply", new { type = "user", message_type = "comment", email = "ada@example.com", body = "Thanks" });
        Assert.Equal(reply["waiting_since"].GetInt64(), reply["first_contact_reply"].GetProperty("created_at").GetInt64());
    }

    [Fact]
    public async Task From_2_14_on_it_goes_to_several()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var grace = Intercom.AddContact("grace@example.com", "lead");
        object Recipient(string role, string id) => new { type = role, id };
        var body = new
        {
            message_type = "inapp",
            body = "Hi",
            from = new { type = "admin", id = 1 },
            to = new[] { Recipient("user", ada.Id), Recipient("lead", grace.Id) },
            cc = Recipient("user", ada.Id),
            create_conversation_without_contact_reply = true
        };

        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Path, body)).Status);
        Assert.Equal([ada.Id, grace.Id], Assert.Single(Intercom.Conversations).ContactIds);
        Assert.Equal([ada.Id], Assert.Single(Intercom.Messages).CopyContactIds);

        using var old = new Caller(Intercom, "2.13");
        (await old.PostAsync(Path, body)).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Theory]
    [InlineData("""{"message_type":"inapp","body":null,"subject":"heyy",FROM,TO}""", 400, "parameter_invalid", "Body is required")]
    [InlineData("""{"message_type":"email","body":null,"subject":"heyy",FROM,TO}""", 400, "parameter_invalid", "Body is required")]
    [InlineData("""{"message_type":"email","body":"hey there",FROM,TO}""", 422, "parameter_not_found", "No subject supplied for email message")]
    [InlineData("""{"message_type":"email","body":"hey there","subject":"heyy",FROM,TO}""", 400, "parameter_invalid", "template is required")]
    [InlineData("""{"message_type":"email","body":"hey","subject":"heyy","template":"x",FROM,TO}""", 400, "parameter_invalid", null)]
    [InlineData("""{"message_type":"sms","body":"hey",FROM,TO}""", 400, "parameter_invalid", null)]
    [InlineData("""{"body":"hey",FROM,TO}""", 400, "parameter_invalid", "message_type is required")]
    [InlineData("""{"message_type":"inapp","body":"hey",TO}""", 400, "parameter_invalid", "from is required")]
    [InlineData("""{"message_type":"inapp","body":"hey","from":{"type":"user","id":"1"},TO}""", 400, "parameter_invalid", null)]
    [InlineData("""{"message_type":"inapp","body":"hey",FROM}""", 400, "parameter_invalid", "to is required")]
    [InlineData("""{"message_type":"inapp","body":"hey",FROM,"to":{"type":"user"}}""", 400, "parameter_invalid", "to.id is required")]
    [InlineData("""{"message_type":"inapp","body":"hey",FROM,"to":{"type":"contact","id":"ID"}}""", 400, "parameter_invalid", null)]
    [InlineData("""{"message_type":"inapp","body":"hey",FROM,"to":{"type":"lead","id":"ID"}}""", 404, "not_found", "User Not Found")]
    [InlineData("""{"message_type":"inapp","body":"hey",FROM,"to":{"type":"user","id":"123"}}""", 404, "not_found", "User Not Found")]
    [InlineData("""{"message_type":"inapp","body":"hey","from":{"type":"admin","id":2},TO}""", 404, "not_found", "Resource Not Found")]
    public async Task A_request_that_breaks_the_description_sends_nothing(string body, int status, string code, string? message)
    {
        var ada = Intercom.AddContact("ada@example.com");
        var opening = body[..^1] + ",\"create_conversation_without_contact_reply\":true}";

        var reply = await Api.PostAsync(Path, opening
            .Replace("FROM", Admin, StringComparison.Ordinal)
            .Replace("TO", Contact, StringComparison.Ordinal)
            .Replace("ID", ada.Id, StringComparison.Ordinal));

        reply.MustBeError((HttpStatusCode)status, code, message);
        Assert.Empty(Intercom.Conversations);
        Assert.Empty(Intercom.Messages);
    }

    private static string? Text(JsonElement json, string field) => json.GetProperty(field).GetString();
}
