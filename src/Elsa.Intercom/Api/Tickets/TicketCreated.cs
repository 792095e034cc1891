using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>The result of a new ticket: ids and dates.</summary>
internal sealed record TicketCreated(string ContactId, string TicketId, string? TicketNumber, DateTimeOffset? CreatedAt)
{
    public static TicketCreated From(Ticket ticket, string contactId) => new(contactId, ticket.Id, ticket.Number, ticket.CreatedAt);

    /// <summary>The error for a response without a ticket.</summary>
    public static IntercomException Missing(IntercomAnswer answer) =>
        new(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.InvalidAnswer,
            "Intercom accepted the ticket, but its response has no id. The ticket probably exists.",
            answer.Status,
            answer.RequestId);
}

/// <summary>The result of a conversation that became a ticket: ids and dates.</summary>
internal sealed record ConversationConverted(string ConversationId, string TicketId, string? TicketNumber, DateTimeOffset? ConvertedAt)
{
    public static ConversationConverted From(Ticket ticket, string conversationId) => new(conversationId, ticket.Id, ticket.Number, ticket.FirstStateAt);
}
