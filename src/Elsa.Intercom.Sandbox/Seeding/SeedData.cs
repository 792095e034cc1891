using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Seeding;

/// <summary>
/// Adds the items of a seed file. They have the fields of the API's requests, read by the same code, but other fields are refused, because a
/// misspelled one would be lost.
/// </summary>
internal sealed class SeedData(SandboxStore store, ContactRoutes contacts, ConversationRoutes conversations, ApiVersion version, ServerTime now)
{
    private static readonly string[] ContactNames =
        ["role", "external_id", "email", "phone", "name", "avatar", "signed_up_at", "last_seen_at", "unsubscribed_from_emails", "owner_id",
            "custom_attributes", "archived"];

    private static readonly string[] ConversationNames = ["contact", "body", "subject", "attachment_urls", "created_at"];

    /// <exception cref="ApiException">A field is wrong, or another user has the same email address or external id.</exception>
    public void AddContact(JsonFields fields)
    {
        fields.RefuseOthersThan(ContactNames);
        fields.TryBoolean("archived", out var archived);
        store.AddContact(ContactFields.Apply(contacts.New(now), fields, version, id => store.FindAdmin(id) is not null) with { Archived = archived ?? false });
    }

    /// <exception cref="ApiException">A field is wrong, or names no contact.</exception>
    public void AddConversation(JsonFields fields)
    {
        fields.RefuseOthersThan(ConversationNames);
        var contact = Contact(fields);
        store.AddConversation(ConversationRequest.ReadMessage(fields, version, conversations.New(now, contact.Id, "")));
    }

    private SandboxContact Contact(JsonFields fields)
    {
        var name = fields.String("contact");
        var named = store.Contacts.Where(x => x.ExternalId == name || string.Equals(x.Email, name, StringComparison.OrdinalIgnoreCase)).ToArray();

        return named is [{ Archived: false } one]
            ? one
            : throw fields.Mismatch("contact", $"the external_id or email of one contact in the file that is not archived; {named.Length} have '{name}'");
    }
}
