using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Reads reply_conversation_request (2.14, 2.16). Unknown fields are ignored, including those of newer versions.</summary>
internal static class ReplyRequest
{
    /// <exception cref="ApiException">400: the request breaks the description. 404: its author is unknown or not a participant.</exception>
    public static SandboxPart Read(ApiRequest request, SandboxStore store, ContactConversation item, SandboxPart blank)
    {
        var body = request.Body;
        var part = body.String("type") switch
        {
            SandboxPart.Admin => ByAdmin(body, request.Version, store, blank),
            "user" => ByContact(body, request.Version, item, blank),
            _ => throw body.Mismatch("type", "admin or user")
        };

        return request.Version.KnowsCreatedAt && body.TryTime("created_at", nullable: false, out var createdAt)
            ? part with { CreatedAt = createdAt!.Value }
            : part;
    }

    /// <summary>The contact whom a reply names. A reply to the last conversation names one even if an admin writes it.</summary>
    public static ContactIdentifier Contact(JsonFields body) => ContactIdentifier.ReadOne(body, "intercom_user_id", "user_id");

    private static SandboxPart ByAdmin(JsonFields body, ApiVersion version, SandboxStore store, SandboxPart blank)
    {
        var type = body.String("message_type");

        if (type is not (SandboxPart.Comment or SandboxPart.Note) && (type != SandboxPart.QuickReply || !version.Is214OrNewer))
            throw body.Mismatch("message_type", version.Is214OrNewer ? "comment, note or quick_reply" : "comment or note");

        var adminId = body.Id("admin_id");
        var part = WithAttachments(body, blank) with { PartType = type };
        part = type == SandboxPart.QuickReply
            ? part with { Body = MessageFields.OptionalText(body), QuickReplies = QuickReplyFields.Offered(body) }
            : part with { Body = MessageFields.Text(body) };

        if (version.KnowsSkipNotifications && body.TryBoolean("skip_notifications", out var skip))
            part = part with { SkipNotifications = skip ?? false };

        return part.By(store.RequireAdmin(adminId));
    }

    // Leads also reply as "user".
    private static SandboxPart ByContact(JsonFields body, ApiVersion version, ContactConversation item, SandboxPart blank)
    {
        if (body.String("message_type") != SandboxPart.Comment)
            throw body.Mismatch("message_type", SandboxPart.Comment);

        var identifier = Contact(body);
        var part = WithAttachments(body, blank) with
        {
            PartType = SandboxPart.Comment,
            Body = MessageFields.Text(body),
            QuickReplyUuid = version.Is214OrNewer ? QuickReplyFields.Chosen(body) : null
        };

        return part.By(item.Participants.FirstOrDefault(identifier.Names) ?? throw ApiException.NotFound("User Not Found"));
    }

    private static SandboxPart WithAttachments(JsonFields body, SandboxPart part) =>
        part with { AttachmentUrls = MessageFields.Attachments(body), AttachmentFiles = MessageFields.Files(body) };
}
