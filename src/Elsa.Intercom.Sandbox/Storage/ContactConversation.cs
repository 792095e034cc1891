namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>A conversation with the contact who started it and its parts, oldest first, all as of the same time.</summary>
internal readonly record struct ContactConversation(SandboxConversation Conversation, SandboxContact Contact, IReadOnlyList<SandboxPart> Parts)
{
    /// <summary>All contacts who take part.</summary>
    public IReadOnlyList<SandboxContact> Participants { get => field ?? [Contact]; init; }

    /// <summary>The admin who started it; null if a contact did.</summary>
    public SandboxAdmin? StartedBy { get; init; }

    /// <summary>The ticket that it was converted to; null if it is none.</summary>
    public SandboxTicket? Ticket { get; init; }

    /// <summary>The type of <see cref="Ticket"/>.</summary>
    public SandboxTicketType? TicketType { get; init; }

    /// <summary>The tickets that are linked with it, with their categories.</summary>
    public IReadOnlyList<(string Id, string Category)> LinkedTickets { get => field ?? []; init; }
}
