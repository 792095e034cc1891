using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Contacts;
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
        ["conversation_parts"] = new JsonArray([.. item.Parts.TakeLast(MaxParts).Select(x => Write(x, item.Contact, plainText))]),
        ["total_count"] = item.Parts.Count
    };

    /// <summary>The text as the API returns it.</summary>
    public static string Text(SandboxPart part, bool plainText) => (part.IsByAdmin, plainText) switch
    {
        (true, true) => AdminText.ToPlain(part.Body),
        (true, false) => AdminText.ToHtml(part.Body),
        (false, true) => part.Body,
        (false, false) => MessageText.ToHtml(part.Body)
    };

    private static JsonObject Write(SandboxPart part, SandboxContact contact, bool plainText)
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
            ["assigned_to"] = null,
            ["author"] = part.IsByAdmin ? Admin(part) : ContactJson.WriteAuthor(contact, part.AuthorType),
            ["attachments"] = AttachmentJson.Write(part.AttachmentUrls),
            ["external_id"] = null,
            ["redacted"] = false,
            ["email_message_metadata"] = null,
            ["metadata"] = new JsonObject(),
            ["state"] = "open",
            ["tags"] = new JsonArray(),
            ["event_details"] = null,

            // As in the description's examples of replies, which the API made as well.
            ["app_package_code"] = null
        };
    }

    private static JsonObject Admin(SandboxPart part) => new()
    {
        ["type"] = SandboxPart.Admin,
        ["id"] = part.AuthorId,
        ["name"] = Workspace.AdminName,
        ["email"] = Workspace.AdminEmail
    };
}
