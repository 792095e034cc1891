using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Attachments as the schema <c>part_attachment</c> describes them. The sandbox never fetches addresses and keeps no files.</summary>
internal static class AttachmentJson
{
    // Files have an address at Intercom. Here it leads nowhere, by the reserved domain.
    private const string Downloads = "https://downloads.sandbox.invalid/";

    public static JsonArray Write(SandboxPart part) => new([.. part.AttachmentUrls.Select(Write), .. part.AttachmentFiles.Select(Write)]);

    public static JsonArray Write(IReadOnlyList<string> urls) => new([.. urls.Select(Write)]);

    private static JsonObject Write(string url) => new()
    {
        ["type"] = "upload",
        ["name"] = Path.GetFileName(new Uri(url).AbsolutePath),
        ["url"] = url
    };

    private static JsonObject Write(SandboxAttachment file) => new()
    {
        ["type"] = "upload",
        ["name"] = file.Name,
        ["url"] = Downloads + Uri.EscapeDataString(file.Name),
        ["content_type"] = file.ContentType,
        ["filesize"] = file.Size
    };
}
