using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>
/// The parts of a ticket as the schema <c>ticket_parts</c> describes them (2.14, 2.16). As in the examples, a converted conversation begins with
/// its first message as a comment, and every ticket has a part of the bot for its first state.
/// </summary>
internal static class TicketPartJson
{
    private const string TicketPart = "ticket_part";

    public static JsonObject WriteList(WholeTicket item)
    {
        JsonObject[] parts = item.Conversation is { } conversation
            ? [Source(conversation), .. conversation.Parts.Select(x => Write(x, item.Ticket.State))]
            : [Write(FirstState(item.Ticket), item.Ticket.State)];

        return new JsonObject { ["type"] = "ticket_part.list", ["ticket_parts"] = new JsonArray(parts), ["total_count"] = parts.Length };
    }

    /// <summary>The part that a new ticket has. Without a conversation, it has the ticket's id.</summary>
    public static SandboxPart FirstState(SandboxTicket ticket) => new SandboxPart
    {
        Id = ticket.Id,
        ConversationId = ticket.Id,
        PartType = SandboxPart.TicketStateUpdated,
        AuthorType = "",
        AuthorId = "",
        CreatedAt = ticket.CreatedAt,
        UpdatedAt = ticket.UpdatedAt,
        StoredAt = ticket.StoredAt
    }.ByBot();

    private static JsonObject Source(ContactConversation item)
    {
        var at = item.Conversation.CreatedAt.ToUnixTimeSeconds();
        return Write(
            item.Conversation.MessageId,
            SandboxPart.Comment,
            ConversationJson.SourceText(item.Conversation, plainText: false),
            (at, at),
            ContactJson.WriteAuthor(item.Contact, item.Contact.Role),
            AttachmentJson.Write(item.Conversation.AttachmentUrls));
    }

    private static JsonObject Write(SandboxPart part, string state)
    {
        var json = Write(
            part.Id,
            part.PartType,
            PartJson.Text(part, plainText: false),
            (part.CreatedAt.ToUnixTimeSeconds(), part.UpdatedAt.ToUnixTimeSeconds()),
            PartJson.WriteAuthor(part),
            AttachmentJson.Write(part));

        if (PartJson.WriteAssignedTo(part) is { } assignee)
            json["assigned_to"] = assignee;

        if (part.PartType != SandboxPart.TicketStateUpdated)
            return json;

        json["ticket_state"] = state;
        json["previous_ticket_state"] = state;
        return json;
    }

    private static JsonObject Write(string id, string type, string? body, (long Created, long Updated) at, JsonObject author, JsonArray attachments) => new()
    {
        ["type"] = TicketPart,
        ["id"] = id,
        ["part_type"] = type,
        ["body"] = body,
        ["created_at"] = at.Created,
        ["updated_at"] = at.Updated,
        ["author"] = author,
        ["attachments"] = attachments,
        ["redacted"] = false
    };
}
