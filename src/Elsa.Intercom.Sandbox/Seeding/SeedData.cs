using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Hosting;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Sandbox.Tags;

namespace Elsa.Intercom.Sandbox.Seeding;

/// <summary>
/// Adds the contacts and conversations of a seed file. They have the fields of the API's requests, read by the same code, but other fields are
/// refused, because a misspelled one would be lost.
/// </summary>
internal sealed class SeedData(SandboxStore store, SandboxRoutes routes, ApiVersion version, ServerTime now)
{
    private const string Contacts = "contacts";
    private const string Conversations = "conversations";
    private const string Tags = "tags";
    private const string Parts = "parts";

    private static readonly string[] ContactFieldNames =
        ["role", "external_id", "email", "phone", "name", "avatar", "signed_up_at", "last_seen_at", "unsubscribed_from_emails", "owner_id",
            "custom_attributes", "archived", Tags];

    private static readonly string[] ConversationFieldNames = ["contact", "body", "subject", "attachment_urls", "created_at", Tags, Parts];

    private static readonly string[] PartFieldNames =
        ["message_type", "type", "admin_id", "intercom_user_id", "user_id", "email", "body", "attachment_urls", "reply_options", "created_at", "assignee_id",
            "snoozed_until"];

    public static string[] Fields => [Contacts, Conversations];

    /// <exception cref="ApiException">Something is wrong. The message names the field.</exception>
    public void Add(SeedItem file)
    {
        file.ForEach(Contacts, AddContact);
        file.ForEach(Conversations, AddConversation);
    }

    private void AddContact(SeedItem item)
    {
        item.Fields.RefuseOthersThan(ContactFieldNames);
        item.Fields.TryBoolean("archived", out var archived);
        var contact = ContactFields.Apply(routes.Contacts.New(now), item.Fields, version, id => store.FindAdmin(id) is not null);
        store.AddContact(contact with { Archived = archived ?? false, Tags = AppliedTo(item) });
    }

    private void AddConversation(SeedItem item)
    {
        item.Fields.RefuseOthersThan(ConversationFieldNames);
        var started = routes.Conversations.New(now, Contact(item).Id, "") with { Tags = AppliedTo(item) };
        var conversation = store.AddConversation(ConversationRequest.ReadMessage(item.Fields, version, started));
        item.ForEach(Parts, part => AddPart(conversation.Id, part));
    }

    // The same requests, through the same routes.
    private void AddPart(string conversationId, SeedItem item)
    {
        item.Fields.RefuseOthersThan(PartFieldNames);
        var isAction = item.Fields.String("message_type") is SandboxPart.Close or SandboxPart.Snooze or SandboxPart.Open or SandboxPart.Assignment;
        var http = new DefaultHttpContext();
        http.Request.RouteValues["id"] = conversationId;
        var request = new ApiRequest(version, http.Request, item.Json, now);
        _ = isAction ? routes.Conversations.Act(request) : routes.Conversations.Reply(request);
    }

    private SandboxContact Contact(SeedItem item)
    {
        var name = item.Fields.String("contact");
        var named = store.Contacts.Where(x => x.ExternalId == name || string.Equals(x.Email, name, StringComparison.OrdinalIgnoreCase)).ToArray();

        return named is [{ Archived: false } one] ? one : throw item.Fields.Mismatch(
            "contact", $"the external_id or email of one contact in the file that is not archived; {named.Length} have '{name}'");
    }

    private IReadOnlyList<SandboxAppliedTag> AppliedTo(SeedItem item) => item.Strings(Tags).Aggregate(
        (IReadOnlyList<SandboxAppliedTag>)[], (applied, name) => applied.With(Tag(item, name), store.Owner, now.Now));

    private SandboxTag Tag(SeedItem item, string name) => store.Tags.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw item.Fields.Mismatch(Tags, $"names of tags; there is no tag '{name}'");
}
