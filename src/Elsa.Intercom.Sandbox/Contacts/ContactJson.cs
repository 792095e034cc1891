using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>A contact as the schema <c>contact</c> describes it (2.14, 2.16).</summary>
internal static class ContactJson
{
    private const int MaxListed = 10;

    // Null for every contact of the sandbox, which knows no browsers and no telephones. The API sends these fields even if they are null.
    private static readonly string[] AlwaysNull =
    [
        "last_contacted_at", "last_email_opened_at", "last_email_clicked_at", "language_override", "browser", "browser_version",
        "browser_language", "os", "android_app_name", "android_app_version", "android_device", "android_os_version",
        "android_sdk_version", "android_last_seen_at", "ios_app_name", "ios_app_version", "ios_device", "ios_os_version",
        "ios_sdk_version", "ios_last_seen_at", "utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term", "referrer",
        "enabled_push_messaging"
    ];

    public static JsonObject Write(SandboxContact contact, ApiVersion version)
    {
        var json = new JsonObject
        {
            ["type"] = "contact",
            ["id"] = contact.Id,
            ["workspace_id"] = Workspace.Id,
            ["external_id"] = contact.ExternalId,
            ["role"] = contact.Role,
            ["phone"] = contact.Phone,
            ["name"] = contact.Name,
            ["avatar"] = contact.Avatar is null ? null : new JsonObject { ["type"] = "avatar", ["image_url"] = contact.Avatar },
            ["owner_id"] = Owner(contact, version),
            ["social_profiles"] = new JsonObject { ["type"] = "list", ["data"] = new JsonArray() },
            ["has_hard_bounced"] = false,
            ["marked_email_as_spam"] = false,
            ["unsubscribed_from_emails"] = contact.UnsubscribedFromEmails,
            ["created_at"] = contact.CreatedAt.ToUnixTimeSeconds(),
            ["updated_at"] = contact.UpdatedAt.ToUnixTimeSeconds(),
            ["signed_up_at"] = contact.SignedUpAt?.ToUnixTimeSeconds(),
            ["last_seen_at"] = contact.LastSeenAt?.ToUnixTimeSeconds(),
            ["last_replied_at"] = contact.LastRepliedAt?.ToUnixTimeSeconds(),
            ["location"] = new JsonObject { ["type"] = "location", ["country"] = null, ["region"] = null, ["city"] = null },
            ["custom_attributes"] = Attributes(contact),
            ["tags"] = List(contact, "tags", "tag", [.. contact.Tags.Select(x => x.TagId)]),
            ["notes"] = List(contact, "notes", "note", contact.NoteIds),
            ["companies"] = List(contact, "companies", "company", [])
        };

        // Absent rather than null: the description doesn't allow null here, unlike for name and phone.
        if (contact.Email is { } email)
        {
            json["email"] = email;
            json["email_domain"] = EmailDomain(email);
        }

        foreach (var name in AlwaysNull)
            json[name] = null;

        return json;
    }

    /// <summary>The common fields of the schemas contact_reference, contact_archived and contact_unarchived.</summary>
    public static JsonObject WriteReference(SandboxContact contact) => new()
    {
        ["type"] = "contact",
        ["id"] = contact.Id,
        ["external_id"] = contact.ExternalId
    };

    /// <summary>The contact as the author of a message.</summary>
    public static JsonObject WriteAuthor(SandboxContact contact, string role)
    {
        var author = new JsonObject { ["type"] = role, ["id"] = contact.Id, ["name"] = contact.Name };

        // Absent rather than null, as in a contact.
        if (contact.Email is not null)
            author["email"] = contact.Email;

        return author;
    }

    public static string EmailDomain(string email) => email[(email.LastIndexOf('@') + 1)..];

    private static JsonNode? Owner(SandboxContact contact, ApiVersion version) =>
        version.Is216OrNewer ? contact.OwnerId?.ToString(CultureInfo.InvariantCulture) : contact.OwnerId;

    private static JsonObject Attributes(SandboxContact contact)
    {
        var json = new JsonObject();

        foreach (var (name, value) in contact.CustomAttributes)
            json[name] = JsonSerializer.SerializeToNode(value);

        return json;
    }

    // The schema addressable_list: "up to 10" of them.
    private static JsonObject List(SandboxContact contact, string name, string type, IReadOnlyList<string> ids) => new()
    {
        ["type"] = "list",
        ["data"] = new JsonArray([.. ids.Take(MaxListed).Select(x => new JsonObject { ["type"] = type, ["id"] = x, ["url"] = $"/{name}/{x}" })]),
        ["url"] = $"/contacts/{contact.Id}/{name}",
        ["total_count"] = ids.Count,
        ["has_more"] = ids.Count > MaxListed
    };
}
