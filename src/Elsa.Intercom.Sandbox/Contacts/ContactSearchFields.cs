using System.Text.Json;
using Elsa.Intercom.Sandbox.Search;
using static Elsa.Intercom.Sandbox.Search.SearchFieldType;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>The accepted fields of POST /contacts/search (2.14, 2.16). Fields that the sandbox never sets match nothing.</summary>
internal static class ContactSearchFields
{
    private const string AttributePrefix = "custom_attributes.";

    public static SearchFields All { get; } = new(
        SearchFields.Table(
            (Text, ["id", "role", "name", "avatar", "phone", "external_id", "language_override", "browser", "browser_language", "os",
                "location.country", "location.region", "location.city", "ios_app_version", "ios_device", "ios_app_device", "ios_os_version",
                "ios_app_name", "ios_sdk_version", "android_app_version", "android_device", "android_app_name", "andoid_sdk_version", "segment_id"]),
            (Email, ["email", "email_domain"]),
            (Tag, ["tag_id"]),
            (Integer, ["owner_id"]),
            (SearchFieldType.Boolean, ["unsubscribed_from_emails", "marked_email_as_spam", "has_hard_bounced"]),
            (Day, ["created_at", "signed_up_at", "updated_at", "last_seen_at", "last_contacted_at", "last_replied_at", "last_email_opened_at",
                "last_email_clicked_at", "ios_last_seen_at", "android_last_seen_at"])),
        ComparisonsInclude: false,
        AttributePrefix);

    public static IReadOnlyList<object> Read(SandboxContact contact, string field)
    {
        if (field == "tag_id")
            return [.. contact.Tags.Select(x => x.TagId)];

        var value = field.StartsWith(AttributePrefix, StringComparison.Ordinal) ? Attribute(contact, field[AttributePrefix.Length..]) : Value(contact, field);
        return value is null ? [] : [value];
    }

    private static object? Value(SandboxContact contact, string field) => field switch
    {
        "id" => contact.Id,
        "role" => contact.Role,
        "name" => contact.Name,
        "avatar" => contact.Avatar,
        "phone" => contact.Phone,
        "external_id" => contact.ExternalId,
        "email" => contact.Email,
        "email_domain" => contact.Email is { } email ? ContactJson.EmailDomain(email) : null,
        "owner_id" => contact.OwnerId,
        "unsubscribed_from_emails" => contact.UnsubscribedFromEmails,
        "marked_email_as_spam" or "has_hard_bounced" => false,
        "created_at" => contact.CreatedAt.ToUnixTimeSeconds(),
        "updated_at" => contact.UpdatedAt.ToUnixTimeSeconds(),
        "signed_up_at" => contact.SignedUpAt?.ToUnixTimeSeconds(),
        "last_seen_at" => contact.LastSeenAt?.ToUnixTimeSeconds(),
        "last_replied_at" => contact.LastRepliedAt?.ToUnixTimeSeconds(),
        _ => null
    };

    // The description gives custom attributes the type string. Other values are compared in their JSON form.
    private static string? Attribute(SandboxContact contact, string name) =>
        contact.CustomAttributes.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
