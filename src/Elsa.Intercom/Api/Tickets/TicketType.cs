namespace Elsa.Intercom.Api;

/// <summary>A type of tickets in a workspace (<c>GET /ticket_types</c>, from API 2.9). A value that the response lacks is <see langword="null"/>.</summary>
public sealed record TicketType
{
    /// <summary>The id. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary><c>Customer</c>, <c>Back-office</c> or <c>Tracker</c>. A conversation becomes a ticket of the category Customer only.</summary>
    public string? Category { get; init; }

    /// <summary>Whether it is archived, so that there can be no new tickets of it.</summary>
    public bool? Archived { get; init; }
}
