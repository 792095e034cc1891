using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Attachments as the schema <c>part_attachment</c> describes them, with what their addresses show. The sandbox never fetches them.</summary>
internal static class AttachmentJson
{
    public static JsonArray Write(IReadOnlyList<string> urls) => new([.. urls.Select(Write)]);

    private static JsonObject Write(string url) => new()
    {
        ["type"] = "upload",
        ["name"] = Path.GetFileName(new Uri(url).AbsolutePath),
        ["url"] = url
    };
}
