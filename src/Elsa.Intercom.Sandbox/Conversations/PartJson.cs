using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The parts of a conversation as the schema <c>conversation_parts</c> describes them (2.14, 2.16).</summary>
internal static class PartJson
{
    /// <summary>"There is a limit of 500 parts": the newest.</summary>
    public const int MaxParts = 500;

    public static JsonObject WriteList(ContactConversation item, bool plainText) => new()
    {
        ["type"] = "conversation_part.list",
        ["conversation_parts"] = new JsonArray([.. item.Parts.TakeLast(MaxParts).Select(x => Write(x, plainText))]),
        ["total_count"] = item.Parts.Count
    };

    /// <summary>The text as the API returns it; null if there is none.</summary>
    public static string? Text(SandboxPart part, bool plainText) => (part.IsByContact, plainText, part.Body) switch
    {
        (_, _, null) => null,
        (false, true, var body) => AdminText.ToPlain(body),
        (false, false, var body) => AdminText.ToHtml(body),
        (true, true, var body) => body,
        (true, false, var body) => MessageText.ToHtml(body)
    };

    /// <summary>The author of a part. The email address is absent rather than null, as in a contact.</summary>
    public static JsonObject WriteAuthor(SandboxPart part)
    {
        var author = new JsonObject { ["type"] = part.AuthorType, ["id"] = part.AuthorId, ["name"] = part.AuthorName };

        if (part.AuthorEmail is not null)
            author["email"] = part.AuthorEmail;

        return author;
    }

    public static JsonObject? WriteAssignedTo(SandboxPart part) =>
        part.AssignedToType is null ? null : new JsonObject { ["type"] = part.AssignedToType, ["id"] = part.AssignedToId };

    private static JsonObject Write(SandboxPart part, bool plainText)
    {
        var updatedAt = part.UpdatedAt.ToUnixTimeSeconds();

        return new JsonObject
        {
            ["type"] = "conversation_part",
            ["id"] = part.Id,
            ["part_type"] = part.PartType,
            ["body"] = Text(part, plainText),
            ["created_at"] = part.CreatedAt.ToUnixTimeSeconds(),
            ["updated_at"] = updatedAt,
            ["notified_at"] = updatedAt,
            ["assigned_to"] = WriteAssignedTo(part),
            ["author"] = WriteAuthor(part),
            ["attachments"] = AttachmentJson.Write(part),
            ["external_id"] = null,
            ["redacted"] = false,
            ["email_message_metadata"] = null,
            ["metadata"] = Metadata(part),
            ["state"] = part.State,
            ["tags"] = new JsonArray(),
            ["event_details"] = null,

            // As in the description's examples of replies, which the API made as well.
            ["app_package_code"] = null
        };
    }

    private static JsonObject Metadata(SandboxPart part)
    {
        var metadata = new JsonObject();

        if (part.QuickReplies.Count > 0)
            metadata["quick_reply_options"] = new JsonArray([.. part.QuickReplies.Select(x => new JsonObject { ["text"] = x.Text, ["uuid"] = x.Uuid })]);

        if (part.QuickReplyUuid is not null)
            metadata["quick_reply_uuid"] = part.QuickReplyUuid;

        return metadata;
    }
}
