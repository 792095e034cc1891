using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>The routes below /ticket_types, /ticket_states and /tickets, and the conversion of a conversation.</summary>
internal sealed class TicketRoutes(SandboxStore store, IdGenerator ids, PartWriter writer, ContactRoutes contacts)
{
    private const int DefaultPageSize = 20;

    public ApiAnswer ListTypes(ApiRequest request)
    {
        Require(request.Version.KnowsTickets);
        return ApiAnswer.Ok(TicketTypeJson.List(store.TicketTypes.Select(x => TicketTypeJson.Write(x))));
    }

    public ApiAnswer GetType(ApiRequest request)
    {
        Require(request.Version.KnowsTickets);
        return ApiAnswer.Ok(TicketTypeJson.Write(store.RequireTicketType(request.Id)));
    }

    public ApiAnswer ListStates(ApiRequest request)
    {
        Require(request.Version.KnowsTicketStates);
        var types = store.TicketTypes;
        return ApiAnswer.Ok(TicketTypeJson.List(TicketState.All.Select(x => TicketTypeJson.WriteDetailed(x, types))));
    }

    public ApiAnswer Get(ApiRequest request)
    {
        Require(request.Version.KnowsTickets);
        return Answer(store.FindTicket(request.Id) ?? throw ApiException.NotFound("Resource Not Found"), request, stored: false);
    }

    public ApiAnswer Create(ApiRequest request)
    {
        Require(request.Version.KnowsTickets);
        var created = store.AddTicket(number => TicketRequest.Read(request, store, email => contacts.AddLead(email, request.Time)) with
        {
            Id = ids.NewConversationId(),
            Number = number
        });

        return Answer(created, request, stored: true);
    }

    /// <summary>Makes a conversation a ticket with the same id.</summary>
    public ApiAnswer Convert(ApiRequest request)
    {
        Require(request.Version.KnowsConvert);
        var converted = store.AddTicket(number =>
        {
            SandboxTicket? ticket = null;

            store.ChangeConversation(request.Id, item =>
            {
                ticket = ConvertRequest.Read(request, store, item.Conversation) with { Number = number };
                var draft = PartWriter.Blank(request.Id, request.Time).ByBot() with { PartType = SandboxPart.TicketStateUpdated };
                return writer.Add(item.Conversation with { IsTicket = true }, draft);
            });

            return ticket!;
        });

        return Answer(converted, request, stored: true);
    }

    public ApiAnswer Search(ApiRequest request)
    {
        Require(request.Version.KnowsTickets);
        var query = SearchQuery.Parse(request.Body, TicketSearchFields.All);
        var paging = Paging.FromBody(request.Body, DefaultPageSize);
        var sorting = Sorting.FromBody(request.Body, TicketSearchFields.All);
        var found = store.Tickets.Where(x => x.Ticket.StoredAt <= request.Time.Indexed && query.Matches(field => TicketSearchFields.Read(x, field)));
        var page = new Page<WholeTicket>(sorting.Apply(found, TicketSearchFields.Read), x => x.Ticket.Id, paging);
        return ApiAnswer.Ok(page.Write("ticket.list", "tickets", x => TicketJson.Write(x, request.Version)));
    }

    private static void Require(bool known)
    {
        if (!known)
            throw ApiException.NotInThisVersion();
    }

    private static ApiAnswer Answer(WholeTicket ticket, ApiRequest request, bool stored) =>
        ApiAnswer.Ok(TicketJson.Write(ticket, request.Version), stored);
}
