using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Admins;
using Elsa.Intercom.Sandbox.Conversations;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>A note as the schema <c>note</c> describes it (2.14, 2.16).</summary>
internal static class NoteJson
{
    public static JsonObject Write(SandboxNote note, SandboxAdmin author) => new()
    {
        ["type"] = "note",
        ["id"] = note.Id,
        ["created_at"] = note.CreatedAt.ToUnixTimeSeconds(),
        ["contact"] = new JsonObject { ["type"] = "contact", ["id"] = note.ContactId },
        ["author"] = AdminJson.WriteOwner(author),
        ["body"] = AdminText.ToHtml(note.Body)
    };
}
