namespace Elsa.Intercom.Api;

/// <summary>The result of a ticket search.</summary>
/// <param name="Tickets">The tickets.</param>
/// <param name="IsComplete">Whether these are all; <see langword="false"/> if there were more than the 1,500 that are read, or one was
/// unreadable.</param>
public sealed record TicketSearchResult(IReadOnlyList<Ticket> Tickets, bool IsComplete);
