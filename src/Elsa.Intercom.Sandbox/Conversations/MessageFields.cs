using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The common fields of a message and a reply.</summary>
internal static class MessageFields
{
    private const int MaxAttachments = 10;

    /// <summary>The required text. The wording of its error is that of POST /messages (2.16), the only route that documents one.</summary>
    public static string Text(JsonFields body) =>
        body.TryString("body", nullable: true, out var text) && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw ApiException.Invalid("Body is required", "body");

    /// <summary>The optional text of an action; null if there is none.</summary>
    public static string? OptionalText(JsonFields body) =>
        body.TryString("body", nullable: false, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static IReadOnlyList<string> Attachments(JsonFields body)
    {
        if (body.Value("attachment_urls") is not { } value)
            return [];

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxAttachments)
            throw body.Mismatch("attachment_urls", $"an array of at most {MaxAttachments} URLs");

        return [.. value.EnumerateArray().Select(x => IsAbsolute(x) ? x.GetString()! : throw body.Mismatch("attachment_urls", "an array of absolute URLs"))];
    }

    public static IReadOnlyList<SandboxAttachment> Files(JsonFields body)
    {
        var files = body.Objects("attachment_files");

        return files.Count <= MaxAttachments
            ? [.. files.Select(ReadFile)]
            : throw body.Mismatch("attachment_files", $"an array of at most {MaxAttachments} files");
    }

    private static SandboxAttachment ReadFile(JsonFields file) => new()
    {
        Name = file.String("name"),
        ContentType = file.String("content_type"),
        Size = Base64Size(file.String("data")) ?? throw file.Mismatch("data", "a file in base64")
    };

    private static int? Base64Size(string data) => Convert.TryFromBase64String(data, new byte[data.Length], out var size) ? size : null;

    // The scheme must be written out: on Unix, the path "/a.png" would count as a file URL.
    private static bool IsAbsolute(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url) &&
        url.OriginalString.StartsWith($"{url.Scheme}:", StringComparison.OrdinalIgnoreCase);
}
