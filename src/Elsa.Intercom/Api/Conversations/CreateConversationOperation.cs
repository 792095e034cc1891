using System.Text.RegularExpressions;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>Creates a conversation as a contact. The operation must not happen twice.</summary>
internal static class CreateConversationOperation
{
    private static readonly Regex Html = new(@"</?[a-zA-Z][^<>]*>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <param name="services">The services for lookups and searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="contact">Who speaks.</param>
    /// <param name="request">The values; the author comes from <paramref name="contact"/>.</param>
    public static IdempotentOperation<ConversationCreated> Create(
        OperationServices services, string connection, ContactReference contact, CreateConversationRequest request) => new()
        {
            Kind = "conversation",
            Connection = connection,
            Input = new { contact.IdentifiedBy, contact.Value, contact.Type, request },
            Text = request.Body,
            HappenedAt = request.CreatedAt,
            Warnings = [.. WarningsFor(contact, request)],
            Check = settings =>
            {
                ConversationRules.Check(
                    request.By(new ConversationAuthor { Type = contact.Type, Id = contact.Value }), settings, connection, services.Time.GetUtcNow());
                contact.Check();
            },
            ResolveAsync = async cancellationToken =>
                Resolve(contact, request.By(await services.Contacts.ResolveAsync(connection, contact, cancellationToken).ConfigureAwait(false))),
            Read = (answer, resolved) => ConversationCreated.From(ConversationJson.ReadCreated(answer, connection), resolved.Subject),
            IdOf = created => created.ConversationId,
            FindCandidatesAsync = (window, cancellationToken) => LookAsync(services.Clients.GetUrgentClient(connection), window, cancellationToken),
            ExplainMissingAsync = (resolved, missing, cancellationToken) =>
                MissingContact.ExplainAsync(
                    services.Clients.GetClient(connection), contact, ((CreateConversationRequest)resolved.Request.Body!).From, missing, cancellationToken),
        };

    private static ResolvedOperation Resolve(ContactReference contact, CreateConversationRequest request) => new(request.From.Id, request.ToSend())
    {
        Journal = [new("ContactId", request.From.Id), new("ContactRole", request.From.Type)],
        Explanation = new JObject { ["contact"] = contact.Explain(request.From) },
    };

    private static async Task<Candidates<ConversationCreated>> LookAsync(IIntercomClient client, SearchWindow window, CancellationToken cancellationToken)
    {
        var search = new ConversationSearch { ContactId = window.Subject, CreatedFrom = window.From, CreatedUntil = window.Until };
        var found = await client.Conversations.SearchAsync(search, cancellationToken).ConfigureAwait(false);

        return new Candidates<ConversationCreated>(
            [.. found.Conversations.Select(conversation => new Candidate<ConversationCreated>(
                new ConversationCreated(conversation.Id, conversation.MessageId, window.Subject, conversation.CreatedAt),
                conversation.Id,
                conversation.AuthorId,
                conversation.CreatedAt,
                conversation.Body))],
            found.IsComplete);
    }

    private static IEnumerable<string> WarningsFor(ContactReference contact, CreateConversationRequest request)
    {
        if (Html.IsMatch(request.Body))
            yield return "The message looks like HTML. Intercom supports no HTML here and shows the tags. It is sent unchanged.";

        if (contact.IdentifiedBy == ContactReference.Id && !contact.IsIntercomId)
            yield return "The contact's id is not 24 hexadecimal digits, as Intercom's ids are. If it is the id of your own system, identify by External ID.";
    }
}

/// <summary>The result of a new conversation: ids and dates.</summary>
internal sealed record ConversationCreated(string ConversationId, string? MessageId, string ContactId, DateTimeOffset? CreatedAt)
{
    public static ConversationCreated From(CreatedConversation created, string contactId) =>
        new(created.ConversationId, created.MessageId, contactId, created.CreatedAt);
}
