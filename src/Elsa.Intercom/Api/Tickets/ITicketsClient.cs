using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Tickets of a workspace (from API 2.9). The interface grows with the API.</summary>
public interface ITicketsClient
{
    /// <summary>Creates a ticket for a contact (<c>POST /tickets</c>).</summary>
    /// <param name="request">The ticket.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the ticket may exist. With every other kind it doesn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Ticket> CreateAsync(CreateTicketRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a conversation a ticket (<c>POST /conversations/{id}/convert</c>, from API 2.10).</summary>
    /// <param name="conversationId">Intercom's id of the conversation.</param>
    /// <param name="request">The ticket type and the attributes.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the conversation may be a ticket now. <see cref="IntercomErrorKind.Rejected"/> if Intercom refuses it,
    /// because the ticket type is not one for customers, or because the conversation is a ticket already.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Ticket> ConvertAsync(string conversationId, ConvertToTicketRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a ticket (<c>GET /tickets/{id}</c>).</summary>
    /// <param name="id">Intercom's id of the ticket, not its number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The ticket; <see langword="null"/> if none has this id.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Ticket?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads the ticket that a conversation has become (<c>GET /conversations/{id}</c>, <c>GET /tickets/{id}</c>).</summary>
    /// <param name="conversationId">Intercom's id of the conversation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The ticket; <see langword="null"/> if the conversation is none.</returns>
    /// <exception cref="IntercomException">The request failed, or no conversation has this id.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Ticket?> FindByConversationAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>Searches tickets (<c>POST /tickets/search</c>). A ticket created moments ago may be missing: Intercom's index lags.</summary>
    /// <param name="search">The criteria.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tickets, and whether these are all.</returns>
    /// <exception cref="IntercomException">The request failed; <see cref="IntercomErrorKind.Unauthorized"/> if the app lacks the permission
    /// to read tickets.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<TicketSearchResult> SearchAsync(TicketSearch search, CancellationToken cancellationToken = default);

    /// <summary>Lists the ticket types of the workspace (<c>GET /ticket_types</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The ticket types, archived ones included.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<TicketType>> ListTypesAsync(CancellationToken cancellationToken = default);
}
