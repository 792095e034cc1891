namespace Elsa.Intercom.Api;

/// <summary>The criteria of a ticket search (<c>POST /tickets/search</c>, API 2.14).</summary>
public sealed class TicketSearch
{
    /// <summary>Intercom's id of the contact. Required.</summary>
    public required string ContactId { get; init; }

    /// <summary>
    /// The earliest time of creation; <see langword="null"/> for any. Intercom may compare whole days of the workspace's time zone, so
    /// the query is two days wider, and the client compares the times again.
    /// </summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>The latest time of creation; <see langword="null"/> for any. Compared like <see cref="CreatedFrom"/>.</summary>
    public DateTimeOffset? CreatedUntil { get; init; }
}
