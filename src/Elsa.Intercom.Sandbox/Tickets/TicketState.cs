namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>A state of tickets. A workspace begins with these four; the sandbox has no others.</summary>
internal sealed record TicketState(string Id, string Category, string InternalLabel, string ExternalLabel)
{
    public static IReadOnlyList<TicketState> All { get; } =
    [
        new("501", "submitted", "Submitted", "Submitted"),
        new("502", "in_progress", "In progress", "In progress"),
        new("503", "waiting_on_customer", "Waiting on customer", "Waiting on you"),
        new("504", "resolved", "Resolved", "Resolved")
    ];

    public static TicketState Of(string category) => All.First(x => x.Category == category);
}
