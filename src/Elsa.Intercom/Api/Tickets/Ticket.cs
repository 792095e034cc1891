namespace Elsa.Intercom.Api;

/// <summary>A ticket (API 2.14). A value that the response lacks is <see langword="null"/>.</summary>
public sealed record Ticket
{
    /// <summary>The id, for requests. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>The number that teammates and contacts see (<c>ticket_id</c>).</summary>
    public string? Number { get; init; }

    /// <summary>Intercom's id of the ticket type.</summary>
    public string? TypeId { get; init; }

    /// <summary>The category of the state: <c>submitted</c>, <c>in_progress</c>, <c>waiting_on_customer</c>, <c>resolved</c> …</summary>
    public string? State { get; init; }

    /// <summary>The title; <see langword="null"/> if there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The description; <see langword="null"/> if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Intercom's ids of the contacts.</summary>
    public IReadOnlyList<string> ContactIds { get; init; } = [];

    /// <summary>Intercom's id of the teammate who looks after it; <see langword="null"/> for nobody.</summary>
    public string? AdminAssigneeId { get; init; }

    /// <summary>Intercom's id of the team that looks after it; <see langword="null"/> for none.</summary>
    public string? TeamAssigneeId { get; init; }

    /// <summary>When it was created. For a conversation that became a ticket, when the conversation was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> in lists.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it got its first state as a ticket; null if the response doesn't show it.</summary>
    internal DateTimeOffset? FirstStateAt { get; init; }

    /// <summary>Whether the response shows the attributes, so that a missing title means that there is none.</summary>
    internal bool ShowsAttributes { get; init; }
}
