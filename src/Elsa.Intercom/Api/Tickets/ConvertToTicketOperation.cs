using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Api;

/// <summary>Makes a conversation a ticket. The operation must not happen twice: a second time is refused, and the workflow would lose the ticket.</summary>
internal static class ConvertToTicketOperation
{
    /// <param name="services">The services for searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="conversation">Intercom's id of the conversation.</param>
    /// <param name="request">The ticket type and the attributes.</param>
    public static IdempotentOperation<ConversationConverted> Create(
        OperationServices services, string connection, string conversation, ConvertToTicketRequest request)
    {
        var title = TicketAttributes.Text(request.AllAttributes, TicketAttributes.Title);
        var description = TicketAttributes.Text(request.AllAttributes, TicketAttributes.Description);

        return new()
        {
            Kind = "conversion",
            Connection = connection,
            Input = new { conversation, request },
            Text = Text(request.TicketTypeId, title, description),
            SearchPermission = "Read tickets",
            Check = settings => TicketRules.Check(conversation, request, settings, connection),
            ResolveAsync = _ => Task.FromResult(new ResolvedOperation(conversation, request.ToSend(conversation))),
            Read = (answer, _) => TicketJson.Read(answer) is { } ticket
                ? ConversationConverted.From(ticket, conversation)
                : throw TicketCreated.Missing(answer),
            IdOf = converted => converted.TicketId,
            FindCandidatesAsync = async (window, cancellationToken) =>
                Look(
                    await services.Clients.GetUrgentClient(connection).Tickets.FindByConversationAsync(conversation, cancellationToken).ConfigureAwait(false)),
        };

        // The conversation itself says which ticket it is, without a search that lags. What the author left out, Intercom may fill in.
        Candidates<ConversationConverted> Look(Ticket? ticket) => new(
            ticket == null
                ? []
                : [
                    new(
                        ConversationConverted.From(ticket, conversation),
                        ticket.Id,
                        Author: null,
                        ticket.FirstStateAt,
                        ticket is { TypeId: { } type, ShowsAttributes: true }
                            ? Text(type, title == null ? null : ticket.Title, description == null ? null : ticket.Description)
                            : null),
                ],
            IsComplete: true);
    }

    private static string Text(string type, string? title, string? description) => $"{type}\n{title}\n{description}";
}
