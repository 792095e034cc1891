using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// Reads create_conversation_request (2.14, 2.16). Unknown fields are ignored, including those of newer versions. An id of the wrong
/// length is unknown and not invalid: the description's example of a 404 has the id "123_doesnt_exist".
/// </summary>
internal static class ConversationRequest
{
    public static SandboxConversation Read(JsonFields body, ApiVersion version, SandboxConversation blank)
    {
        var from = body.Object("from");

        if (from.String("type") is not ("lead" or "user" or "contact"))
            throw from.Mismatch("type", "lead, user or contact");

        return ReadMessage(body, version, blank with { ContactId = from.String("id") });
    }

    /// <summary>Everything but the contact.</summary>
    public static SandboxConversation ReadMessage(JsonFields body, ApiVersion version, SandboxConversation blank)
    {
        var conversation = blank with { Body = MessageFields.Text(body), AttachmentUrls = MessageFields.Attachments(body) };

        if (body.TryString("subject", nullable: false, out var subject))
            conversation = conversation with { Subject = subject };

        if (version.KnowsCreatedAt && body.TryTime("created_at", nullable: false, out var createdAt))
            conversation = conversation with { CreatedAt = createdAt!.Value };

        if (version.Is216OrNewer && body.TryString("brand_id", nullable: false, out var brandId))
            conversation = conversation with { BrandId = brandId };

        return conversation;
    }

    /// <summary>The role that the request gives its contact; null for "contact", which is either.</summary>
    public static string? Role(JsonFields body) => body.Object("from").String("type") is var type && type == "contact" ? null : type;
}
