using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Tags;

/// <summary>Tags as the schemas <c>tag_basic</c> and <c>tag</c> describe them (2.14, 2.16).</summary>
internal static class TagJson
{
    public static JsonObject Write(SandboxTag tag) => Basic(tag.Id, tag.Name);

    /// <summary>A tag with who applied it and when.</summary>
    public static JsonObject Write(SandboxAppliedTag tag)
    {
        var json = Basic(tag.TagId, tag.Name);
        json["applied_at"] = tag.AppliedAt.ToUnixTimeSeconds();
        json["applied_by"] = new JsonObject { ["type"] = SandboxPart.Admin, ["id"] = tag.AdminId };
        return json;
    }

    public static JsonObject WriteList(IEnumerable<JsonObject> tags) => new() { ["type"] = "list", ["data"] = new JsonArray([.. tags]) };

    private static JsonObject Basic(string id, string name) => new() { ["type"] = "tag", ["id"] = id, ["name"] = name };
}
