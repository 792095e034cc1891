using System.Globalization;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The types of tickets, and the tickets. Assignees of a converted conversation are those of the conversation.</summary>
internal sealed partial class SandboxStore
{
    private readonly OrderedDictionary<string, SandboxTicketType> _ticketTypes = [];
    private readonly OrderedDictionary<string, SandboxTicket> _tickets = [];
    private int _lastTicketNumber;

    public IReadOnlyList<SandboxTicketType> TicketTypes => Read(() => _ticketTypes.Values.ToArray());

    /// <summary>In order of creation.</summary>
    public IReadOnlyList<WholeTicket> Tickets => Read(() => _tickets.Values.Select(Whole).ToArray());

    public SandboxTicketType AddTicketType(Func<string> newId, Func<string, SandboxTicketType> create) => Add(_ticketTypes, newId, create);

    /// <exception cref="ApiException">404: no type has this id.</exception>
    public SandboxTicketType RequireTicketType(string id) =>
        Read(() => _ticketTypes.GetValueOrDefault(id)) ?? throw ApiException.NotFound("Resource Not Found");

    public WholeTicket? FindTicket(string id) => Read(() => _tickets.TryGetValue(id, out var ticket) ? Whole(ticket) : null);

    /// <summary>Adds the ticket that <paramref name="create"/> makes from its number, and links its conversation with it.</summary>
    /// <exception cref="ApiException">An error of <paramref name="create"/>; then nothing changes.</exception>
    public WholeTicket AddTicket(Func<string, SandboxTicket> create) => Change(() =>
    {
        var ticket = create((_lastTicketNumber + 1).ToString(CultureInfo.InvariantCulture));
        _lastTicketNumber++;
        _tickets[ticket.Id] = ticket;

        if (ticket.LinkedConversationId is { } id)
            ChangeConversation(id, x => new ConversationChange(x.Conversation with { LinkedTicketIds = [.. x.Conversation.LinkedTicketIds, ticket.Id] }));

        return Whole(ticket);
    });

    private void ClearTickets() => _tickets.Clear();

    private WholeTicket Whole(SandboxTicket ticket)
    {
        var conversation = ticket.IsConversation ? FindConversation(ticket.Id) : null;

        var current = conversation is { } item ? ticket.As(item.Conversation) : ticket;
        return new WholeTicket(current, _ticketTypes[ticket.TypeId], _contacts[ticket.ContactId], conversation);
    }
}
