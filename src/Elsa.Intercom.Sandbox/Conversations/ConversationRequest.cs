using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// Reads create_conversation_request (2.14, 2.16). Fields that a version does not know are passed over, as are all unknown ones.
/// An id of the wrong length is not refused but unknown: the description's example of a 404 has the id "123_doesnt_exist".
/// </summary>
internal static class ConversationRequest
{
    private const int MaxAttachments = 10;

    public static SandboxConversation Read(JsonFields body, ApiVersion version, SandboxConversation blank)
    {
        var from = body.Object("from");

        if (from.String("type") is not ("lead" or "user" or "contact"))
            throw from.Mismatch("type", "lead, user or contact");

        var conversation = blank with { ContactId = from.String("id"), Body = Text(body), AttachmentUrls = Attachments(body) };

        if (body.TryString("subject", nullable: false, out var subject))
            conversation = conversation with { Subject = subject };

        if (version.KnowsCreatedAt && body.TryTime("created_at", nullable: false, out var createdAt))
            conversation = conversation with { CreatedAt = createdAt!.Value };

        if (version.Is216OrNewer && body.TryString("brand_id", nullable: false, out var brandId))
            conversation = conversation with { BrandId = brandId };

        return conversation;
    }

    // The wording is that of POST /messages (2.16), the only route that documents it.
    private static string Text(JsonFields body) =>
        body.TryString("body", nullable: false, out var text) && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw ApiException.Invalid("Body is required", "body");

    private static IReadOnlyList<string> Attachments(JsonFields body)
    {
        if (body.Value("attachment_urls") is not { } value)
            return [];

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxAttachments)
            throw body.Mismatch("attachment_urls", $"an array of at most {MaxAttachments} URLs");

        return [.. value.EnumerateArray().Select(x => IsAbsolute(x) ? x.GetString()! : throw body.Mismatch("attachment_urls", "an array of absolute URLs"))];
    }

    // The scheme has to be written out: on Unix the path "/a.png" would pass for a file URL.
    private static bool IsAbsolute(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url) &&
        url.OriginalString.StartsWith($"{url.Scheme}:", StringComparison.OrdinalIgnoreCase);
}
