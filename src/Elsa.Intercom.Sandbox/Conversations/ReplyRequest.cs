using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// Reads reply_conversation_request (2.14, 2.16). Unknown fields are ignored, including those of newer versions, and so are fields without
/// an effect here, such as skip_notifications.
/// </summary>
internal static class ReplyRequest
{
    /// <exception cref="ApiException">400: the request breaks the description. 404: its author is unknown or not a participant.</exception>
    public static SandboxPart Read(JsonFields body, ApiVersion version, SandboxContact contact, SandboxPart blank)
    {
        var part = body.String("type") switch
        {
            SandboxPart.Admin => ByAdmin(body, blank),
            "user" => ByContact(body, contact, blank),
            _ => throw body.Mismatch("type", "admin or user")
        };

        return version.KnowsCreatedAt && body.TryTime("created_at", nullable: false, out var createdAt) ? part with { CreatedAt = createdAt!.Value } : part;
    }

    private static SandboxPart ByAdmin(JsonFields body, SandboxPart blank)
    {
        var type = body.String("message_type");

        if (type == "quick_reply")
            throw ApiException.Invalid("The sandbox does not do quick replies yet: message_type must be comment or note", "message_type");

        if (type is not (SandboxPart.Comment or SandboxPart.Note))
            throw body.Mismatch("message_type", "comment or note");

        var part = WithText(body, blank with { PartType = type, AuthorType = SandboxPart.Admin, AuthorId = AdminId(body) });
        return part.AuthorId == Workspace.AdminIdText ? part : throw ApiException.NotFound("Resource Not Found");
    }

    // Leads also reply as "user".
    private static SandboxPart ByContact(JsonFields body, SandboxContact contact, SandboxPart blank)
    {
        if (body.String("message_type") != SandboxPart.Comment)
            throw body.Mismatch("message_type", SandboxPart.Comment);

        var isContact = Names(body, contact);
        var part = WithText(body, blank with { PartType = SandboxPart.Comment, AuthorType = contact.Role, AuthorId = contact.Id });
        return isContact && !contact.Archived ? part : throw ApiException.NotFound("User Not Found");
    }

    private static SandboxPart WithText(JsonFields body, SandboxPart part) =>
        part with { Body = MessageFields.Text(body), AttachmentUrls = MessageFields.Attachments(body) };

    // A string by the schema, a number in the description's examples.
    private static string AdminId(JsonFields body) =>
        body.Value("admin_id") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : body.String("admin_id");

    private static bool Names(JsonFields body, SandboxContact contact)
    {
        var count = 0;
        var id = Read("intercom_user_id");
        var externalId = Read("user_id");
        var email = Read("email");

        if (count != 1)
            throw ApiException.Invalid("Exactly one of intercom_user_id, user_id or email is required");

        return (id ?? contact.Id) == contact.Id && (externalId ?? contact.ExternalId) == contact.ExternalId &&
            string.Equals(email ?? contact.Email, contact.Email, StringComparison.OrdinalIgnoreCase);

        string? Read(string name)
        {
            if (body.TryString(name, nullable: false, out var value))
                count++;

            return value;
        }
    }
}
