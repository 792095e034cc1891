using Elsa.Intercom.Idempotency;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>Creates a ticket for a contact. The operation must not happen twice.</summary>
internal static class CreateTicketOperation
{
    /// <param name="services">The services for lookups and searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="contact">Whom the ticket is for.</param>
    /// <param name="request">The ticket; its contact comes from <paramref name="contact"/>.</param>
    public static IdempotentOperation<TicketCreated> Create(
        OperationServices services, string connection, ContactReference contact, CreateTicketRequest request)
    {
        var text = Text(Title(request), Description(request));

        return new()
        {
            Kind = "ticket",
            Connection = connection,
            Input = new { contact.IdentifiedBy, contact.Value, request },
            Text = text,
            HappenedAt = request.CreatedAt,
            SearchPermission = "Read tickets",
            Check = settings =>
            {
                ContactRules.Check(contact);
                TicketRules.Check(request, settings, connection, services.Time.GetUtcNow());
            },
            ResolveAsync = async cancellationToken =>
                Resolve(contact, (await services.Contacts.ResolveEitherAsync(connection, contact, cancellationToken).ConfigureAwait(false)).Id, request),
            Read = (answer, resolved) => TicketJson.Read(answer) is { } ticket
                ? TicketCreated.From(ticket, resolved.Subject)
                : throw TicketCreated.Missing(answer),
            IdOf = ticket => ticket.TicketId,

            // Tickets without any text can't be told apart.
            FindCandidatesAsync = text.Length == 0 ? null : async (window, cancellationToken) =>
            {
                var search = new TicketSearch { ContactId = window.Subject, CreatedFrom = window.From, CreatedUntil = window.Until };
                return Look(
                    await services.Clients.GetUrgentClient(connection).Tickets.SearchAsync(search, cancellationToken).ConfigureAwait(false), request, window);
            },
            ExplainMissingAsync = (resolved, missing, cancellationToken) =>
                MissingParty.ExplainAsync(
                    services.Clients.GetClient(connection),
                    contact,
                    resolved.Subject,
                    missing,
                    "Check that Ticket type and Assign to exist in the workspace.",
                    cancellationToken),
        };
    }

    private static ResolvedOperation Resolve(ContactReference contact, string contactId, CreateTicketRequest request) =>
        new(contactId, request.For(contactId).ToSend())
        {
            Journal = [new("ContactId", contactId)],
            Explanation = new JObject { ["contact"] = contact.Explain(contactId) },
        };

    /// <summary>A ticket of another type is not the attempt's, and neither is one whose title or description differs.</summary>
    private static Candidates<TicketCreated> Look(TicketSearchResult found, CreateTicketRequest request, SearchWindow window) => new(
        [.. found.Tickets.Where(ticket => ticket.TypeId == null || ticket.TypeId == request.TicketTypeId).Select(ticket => new Candidate<TicketCreated>(
            TicketCreated.From(ticket, window.Subject),
            ticket.Id,
            Author: null,
            ticket.CreatedAt,
            ticket.ShowsAttributes
                ? Text(Title(request) == null ? null : ticket.Title, Description(request) == null ? null : ticket.Description)
                : null))],
        found.IsComplete);

    // What the author left out, Intercom may fill in.
    private static string? Title(CreateTicketRequest request) => TicketAttributes.Text(request.TicketAttributes, TicketAttributes.Title);

    private static string? Description(CreateTicketRequest request) => TicketAttributes.Text(request.TicketAttributes, TicketAttributes.Description);

    private static string Text(string? title, string? description) => $"{title}\n{description}".Trim();
}
