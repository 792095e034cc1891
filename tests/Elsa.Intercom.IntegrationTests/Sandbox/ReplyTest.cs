using System.Text.Json;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A test with a conversation of Ada's, who has waited for a reply for a minute.</summary>
public abstract class ReplyTest : SandboxTest
{
    private SandboxConversation? _conversation;

    private protected SandboxConversation Conversation => _conversation ??= Start();

    private protected string Path => $"/conversations/{Conversation.Id}/reply";

    private protected static long Now => TestClock.Start.AddMinutes(1).ToUnixTimeSeconds();

    private protected static object Comment(string body = "Hello Ada") => new { type = "admin", message_type = "comment", admin_id = "1", body };

    private protected static object Note() => new { type = "admin", message_type = "note", admin_id = "1", body = "Looks urgent" };

    private protected object FromAda() =>
        new { type = "user", message_type = "comment", intercom_user_id = Conversation.ContactId, body = "Thank you" };

    private protected Task<Reply> GetAsync(string query = "") => Api.GetAsync($"/conversations/{Conversation.Id}{query}");

    private protected static JsonElement[] Parts(Reply conversation) =>
        [.. conversation["conversation_parts"].GetProperty("conversation_parts").EnumerateArray()];

    private SandboxConversation Start()
    {
        var conversation = Intercom.AddConversation(Intercom.AddContact("ada@example.com", externalId: "70", name: "Ada").Id, "Hello there");
        Clock.Advance(TimeSpan.FromMinutes(1));
        return conversation;
    }
}
