using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Sandbox.Tickets;

namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>What the page shows beside conversations: tickets, events, and notes about contacts and messages to them.</summary>
internal sealed class InboxRecords(SandboxStore store)
{
    public static JsonObject Ticket(WholeTicket whole) => new()
    {
        ["id"] = whole.Ticket.Id,
        ["number"] = whole.Ticket.Number,
        ["type"] = InboxState.Cut(whole.Type.Name),
        ["state"] = TicketState.Of(whole.Ticket.State).InternalLabel,
        ["title"] = whole.Ticket.Attributes.TryGetValue(SandboxTicketField.Title, out var title) ? InboxState.Cut(title.ToString()) : null,
        ["contact"] = Name(whole.Contact),
        ["conversation"] = whole.Ticket.IsConversation ? whole.Ticket.Id : whole.Ticket.LinkedConversationId
    };

    public JsonObject Event(SandboxEvent item) => new()
    {
        ["id"] = item.Id,
        ["name"] = InboxState.Cut(item.Name),
        ["contact"] = Name(item.ContactId),
        ["at"] = item.CreatedAt.ToUnixTimeSeconds(),
        ["metadata"] = new JsonArray([.. item.Metadata.Select(x => JsonValue.Create(InboxState.Cut($"{x.Key}: {x.Value}")))])
    };

    /// <summary>Notes and messages, oldest first.</summary>
    public IReadOnlyList<InboxText> Texts() =>
    [
        .. store.Notes.Select(x => new InboxText(x.Id, "Note", x.ContactId, x.AdminId, x.Body, x.CreatedAt))
            .Concat(store.Messages.Select(x => new InboxText(x.Id, Kind(x), x.ContactIds[0], x.AdminId, x.Body, x.CreatedAt)))
            .OrderBy(x => x.At)
    ];

    public JsonObject Text(InboxText text) => new()
    {
        ["id"] = text.Id,
        ["kind"] = text.Kind,
        ["contact"] = Name(text.ContactId),
        ["admin"] = InboxState.Cut(store.FindAdmin(text.AdminId)?.Name) ?? text.AdminId,
        ["at"] = text.At.ToUnixTimeSeconds(),
        ["body"] = InboxState.Cut(AdminText.ToPlain(text.Body))
    };

    private static string Kind(SandboxMessage message) => message.MessageType == SandboxMessage.Email ? "Email" : "Message";

    // A deleted contact is known by its id only.
    private string? Name(string contactId) => store.FindContact(contactId) is { } contact ? Name(contact) : contactId;

    private static string? Name(SandboxContact contact) => InboxState.Cut(contact.Name ?? contact.Email ?? contact.ExternalId ?? contact.Id);
}
