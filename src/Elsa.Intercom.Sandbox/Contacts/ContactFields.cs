using System.Globalization;
using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>
/// Applies the fields of create_contact_request and update_contact_request, which are the same (2.14, 2.16), to a contact. An absent
/// field changes nothing. A null, where the description permits it, clears the value.
/// </summary>
internal static class ContactFields
{
    public static SandboxContact Apply(SandboxContact contact, JsonFields body, ApiVersion version, Func<string, bool> isAdmin)
    {
        if (body.TryString("role", nullable: false, out var role))
            contact = contact with { Role = role is "user" or "lead" ? role : throw body.Mismatch("role", "user or lead") };

        if (body.TryString("external_id", nullable: false, out var externalId))
            contact = contact with
            {
                ExternalId = !string.IsNullOrWhiteSpace(externalId)
                ? externalId
                : throw body.Mismatch("external_id", "a non-empty string")
            };

        if (body.TryString("email", nullable: false, out var email))
            contact = contact with { Email = email!.Contains('@') ? email.Trim() : throw body.Mismatch("email", "an email address") };

        if (body.TryString("phone", nullable: true, out var phone))
            contact = contact with { Phone = phone };

        if (body.TryString("name", nullable: true, out var name))
            contact = contact with { Name = name };

        if (body.TryString("avatar", nullable: true, out var avatar))
            contact = contact with { Avatar = avatar };

        if (body.TryTime("signed_up_at", nullable: true, out var signedUpAt))
            contact = contact with { SignedUpAt = signedUpAt };

        if (body.TryTime("last_seen_at", nullable: true, out var lastSeenAt))
            contact = contact with { LastSeenAt = lastSeenAt };

        if (body.TryBoolean("unsubscribed_from_emails", out var unsubscribed))
            contact = contact with { UnsubscribedFromEmails = unsubscribed ?? false };

        if (TryOwner(body, version, isAdmin, out var ownerId))
            contact = contact with { OwnerId = ownerId };

        return contact with { CustomAttributes = Merge(contact.CustomAttributes, body) };
    }

    // An integer up to 2.15, a string from 2.16 on.
    private static bool TryOwner(JsonFields body, ApiVersion version, Func<string, bool> isAdmin, out long? ownerId)
    {
        ownerId = null;

        if (version.Is216OrNewer)
        {
            if (!body.TryString("owner_id", nullable: true, out var text))
                return false;

            if (text is not null)
                ownerId = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw UnknownOwner();
        }
        else if (!body.TryInteger("owner_id", nullable: true, out ownerId))
        {
            return false;
        }

        return ownerId is null || isAdmin(ownerId.Value.ToString(CultureInfo.InvariantCulture)) ? true : throw UnknownOwner();
    }

    private static ApiException UnknownOwner() => ApiException.Invalid("The owner specified is not a member of the workspace", "owner_id");

    private static IReadOnlyDictionary<string, JsonElement> Merge(IReadOnlyDictionary<string, JsonElement> current, JsonFields body)
    {
        if (body.Value("custom_attributes") is not { ValueKind: not JsonValueKind.Null } sent)
            return current;

        if (sent.ValueKind != JsonValueKind.Object)
            throw body.Mismatch("custom_attributes", "an object");

        var merged = new Dictionary<string, JsonElement>(current);

        foreach (var attribute in sent.EnumerateObject())
            merged[attribute.Name] = attribute.Value;

        return merged;
    }
}
