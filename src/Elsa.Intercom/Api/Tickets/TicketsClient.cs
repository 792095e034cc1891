using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

internal sealed class TicketsClient(ApiCalls calls, TimeProvider time) : ITicketsClient
{
    private const int MaxPages = 10;

    public Task<Ticket> CreateAsync(CreateTicketRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.ContactId);
        TicketRules.Check(request, calls.Settings, calls.Connection, time.GetUtcNow());
        return calls.SendAsync(request.ToSend(), TicketJson.Read, cancellationToken);
    }

    public Task<Ticket> ConvertAsync(string conversationId, ConvertToTicketRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(conversationId);
        ArgumentNullException.ThrowIfNull(request);
        TicketRules.Check(conversationId, request, calls.Settings, calls.Connection);
        return calls.SendAsync(request.ToSend(conversationId), TicketJson.Read, cancellationToken);
    }

    public Task<Ticket?> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return calls.FindAsync(Routes.GetTicket(id), TicketJson.Read, cancellationToken);
    }

    public async Task<Ticket?> FindByConversationAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(conversationId);
        var answer = await calls.SendAsync(
            Routes.GetConversation(conversationId), answer => IsReadable(answer.Body) ? answer : null, cancellationToken).ConfigureAwait(false);

        return answer.Body.Object("ticket")?.Id("id") is { } id
            ? await calls.SendAsync(Routes.GetTicket(id), TicketJson.Read, cancellationToken).ConfigureAwait(false)
            : null;
    }

    public async Task<TicketSearchResult> SearchAsync(TicketSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var found = new List<Ticket>();
        var isComplete = true;
        string? startingAfter = null;

        for (var page = 1; ; page++)
        {
            var request = Routes.SearchTickets with { Body = TicketQuery.Body(search, startingAfter), Private = [search.ContactId] };
            var body = await calls.SendAsync(
                request, answer => answer.Body["tickets"] is JArray ? answer.Body : null, cancellationToken).ConfigureAwait(false);
            var read = ((JArray)body["tickets"]!).Select(TicketJson.Read).ToList();

            isComplete &= !read.Contains(null);
            found.AddRange(read.OfType<Ticket>().Where(ticket => TicketQuery.Matches(search, ticket)));
            startingAfter = TicketQuery.Next(body);

            if (startingAfter == null || page == MaxPages)
                return new TicketSearchResult([.. found.DistinctBy(ticket => ticket.Id)], isComplete && startingAfter == null);
        }
    }

    public Task<IReadOnlyList<TicketType>> ListTypesAsync(CancellationToken cancellationToken = default) =>
        calls.SendAsync<IReadOnlyList<TicketType>>(
            Routes.ListTicketTypes,
            answer => answer.Body["data"] is JArray data ? [.. data.OfType<JObject>().Select(TicketJson.ReadType).OfType<TicketType>()] : null,
            cancellationToken);

    /// <summary>Whether the response says if the conversation is a ticket. A ticket without an id would look like none.</summary>
    private static bool IsReadable(JObject conversation) =>
        conversation.Id("id") != null && (conversation["ticket"] is null or { Type: JTokenType.Null } || conversation.Object("ticket")?.Id("id") != null);
}
