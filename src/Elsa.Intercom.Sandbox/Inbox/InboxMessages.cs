using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>
/// The messages of a conversation: the first one, which the API calls the source, and the newest parts. All texts are plain, even if an admin
/// sent HTML, so that the page never renders markup from a request.
/// </summary>
internal static class InboxMessages
{
    private const int Newest = 100;

    /// <summary>The number of parts between the first message and the parts that are shown.</summary>
    public static int Omitted(ContactConversation item) => Math.Max(0, item.Parts.Count - Newest);

    public static JsonArray Write(ContactConversation item) => new([First(item), .. item.Parts.TakeLast(Newest).Select(Part)]);

    private static JsonObject First(ContactConversation item) => Message(
        item.Conversation.MessageId,
        "message",
        item.StartedBy is null ? item.Contact.Role : SandboxPart.Admin,
        item.StartedBy?.Name,
        item.Conversation.CreatedAt,
        ConversationJson.SourceText(item.Conversation, plainText: true),
        item.Conversation.AttachmentUrls);

    private static JsonObject Part(SandboxPart part)
    {
        var json = Message(
            part.Id,
            part.PartType,
            part.AuthorType,
            part.IsByContact ? null : part.AuthorName,
            part.CreatedAt,
            PartJson.Text(part, plainText: true),
            part.AttachmentUrls);

        if (part.AssignedToType is { } type)
            json["assigned_to"] = new JsonObject { ["type"] = type, ["id"] = part.AssignedToId };

        if (part.QuickReplies.Count > 0)
            json["buttons"] = new JsonArray([.. part.QuickReplies.Select(x => JsonValue.Create(InboxState.Cut(x.Text)))]);

        return json;
    }

    private static JsonObject Message(
        string id, string kind, string author, string? name, DateTimeOffset at, string? body, IReadOnlyList<string> attachments) => new()
        {
            ["id"] = id,
            ["kind"] = kind,
            ["author"] = author,

            // The conversation already has the contact's name.
            ["name"] = name,
            ["at"] = at.ToUnixTimeSeconds(),
            ["body"] = InboxState.Cut(body),
            ["attachments"] = new JsonArray([.. attachments.Select(x => JsonValue.Create(InboxState.Cut(x)))])
        };
}
