using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>
/// What was said in a conversation: the message that started it, which the API keeps apart as the source, and the newest of its parts.
/// Texts are plain, an admin's HTML too: the page draws no markup that somebody sent.
/// </summary>
internal static class InboxMessages
{
    private const int Newest = 100;

    /// <summary>How many parts stand between the first message and the ones that are shown.</summary>
    public static int Omitted(ContactConversation item) => Math.Max(0, item.Parts.Count - Newest);

    public static JsonArray Write(ContactConversation item) => new([First(item.Conversation, item.Contact), .. item.Parts.TakeLast(Newest).Select(Part)]);

    private static JsonObject First(SandboxConversation conversation, SandboxContact contact) =>
        Message(conversation.MessageId, "message", contact.Role, conversation.CreatedAt, conversation.Body, conversation.AttachmentUrls);

    private static JsonObject Part(SandboxPart part) =>
        Message(part.Id, part.PartType, part.AuthorType, part.CreatedAt, PartJson.Text(part, plainText: true), part.AttachmentUrls);

    private static JsonObject Message(string id, string kind, string author, DateTimeOffset at, string body, IReadOnlyList<string> attachments) => new()
    {
        ["id"] = id,
        ["kind"] = kind,
        ["author"] = author,

        // A contact's name stands in the conversation already.
        ["name"] = author == SandboxPart.Admin ? Workspace.AdminName : null,
        ["at"] = at.ToUnixTimeSeconds(),
        ["body"] = InboxState.Cut(body),
        ["attachments"] = new JsonArray([.. attachments.Select(x => JsonValue.Create(InboxState.Cut(x)))])
    };
}
