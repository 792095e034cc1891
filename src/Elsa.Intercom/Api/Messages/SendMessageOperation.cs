using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A message of a teammate to a contact. The operation must not happen twice.</summary>
internal static class SendMessageOperation
{
    /// <param name="services">The services for lookups and searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="contact">Who gets the message.</param>
    /// <param name="admin">Intercom's id of the teammate who sends it; null for the one that the token belongs to.</param>
    /// <param name="request">The message; who sends it and who gets it come from the lookups.</param>
    public static IdempotentOperation<MessageSent> Create(
        OperationServices services, string connection, ContactReference contact, string? admin, SendMessageRequest request)
    {
        return new()
        {
            Kind = "message",
            Connection = connection,
            Input = new { contact.IdentifiedBy, contact.Value, admin, request },
            Text = request.Body,
            Check = _ =>
            {
                ContactRules.Check(contact);
                MessageRules.Check(request);

                if (admin != null)
                    ConversationRules.CheckAdmin(admin);
            },

            // A lead is not found as a user, so the role has to be read even if the author gives an Intercom ID.
            ResolveAsync = async cancellationToken =>
            {
                var found = await services.Contacts.FindAsync(connection, contact, role: null, cancellationToken).ConfigureAwait(false);
                return Resolve(contact, found, request.By(await AuthorAsync(cancellationToken).ConfigureAwait(false), found));
            },
            Read = (answer, resolved) => Read(answer, resolved.Subject),
            IdOf = message => message.MessageId,

            // No request reads a message. The conversation that it opens can be searched for.
            FindCandidatesAsync = request.OpenConversation != true ? null : async (window, cancellationToken) =>
            {
                var search = new ConversationSearch { ContactId = window.Subject, CreatedFrom = window.From, CreatedUntil = window.Until };
                var conversations = services.Clients.GetUrgentClient(connection).Conversations;
                return Look(
                    await conversations.SearchAsync(search, cancellationToken).ConfigureAwait(false),
                    window,
                    await AuthorAsync(cancellationToken).ConfigureAwait(false));
            },
            ExplainMissingAsync = (resolved, missing, cancellationToken) =>
                MissingParty.ExplainAsync(
                    services.Clients.GetClient(connection),
                    contact,
                    resolved.Subject,
                    missing,
                    "Check that Admin is a teammate of the workspace. A contact created moments ago can't get messages yet.",
                    cancellationToken),
        };

        async Task<string> AuthorAsync(CancellationToken cancellationToken) =>
            admin ?? await services.Workspaces.TokenAdminAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    private static ResolvedOperation Resolve(ContactReference contact, Contact found, SendMessageRequest request)
    {
        var explanation = contact.Explain(found.Id);
        explanation["role"] = request.ContactRole;

        if (contact.IdentifiedBy == ContactReference.Id)
            explanation["lookUp"] = "Read by the Intercom ID.";

        return new ResolvedOperation(found.Id, request.ToSend())
        {
            Author = request.AdminId,
            Journal = [new("ContactId", found.Id), new("ContactRole", request.ContactRole)],
            Explanation = new JObject { ["contact"] = explanation },
        };
    }

    private static MessageSent Read(IntercomAnswer answer, string contactId) => MessagesClient.Read(answer) is { } message
        ? new MessageSent(contactId, message.Id, message.ConversationId, message.CreatedAt)
        : throw new IntercomException(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.InvalidAnswer,
            "Intercom accepted the message, but its response has no id. The message was probably sent.",
            answer.Status,
            answer.RequestId);

    /// <summary>The conversations that teammates began. One that doesn't name its first message can't be told from the attempt's.</summary>
    private static Candidates<MessageSent> Look(ConversationSearchResult found, SearchWindow window, string author)
    {
        var begun = found.Conversations.Where(conversation => conversation.AuthorType is not ("user" or "lead" or "contact")).ToList();

        return new Candidates<MessageSent>(
            [.. begun.Where(conversation => conversation.MessageId != null).Select(conversation => new Candidate<MessageSent>(
                new MessageSent(window.Subject, conversation.MessageId!, conversation.Id, conversation.CreatedAt),
                conversation.MessageId!,
                conversation.AuthorId,
                conversation.CreatedAt,
                conversation.Body))],
            found.IsComplete && begun.TrueForAll(conversation => conversation.MessageId != null))
        {
            Author = author,
        };
    }
}

/// <summary>The result of a message: ids and dates.</summary>
internal sealed record MessageSent(string ContactId, string MessageId, string? ConversationId, DateTimeOffset? CreatedAt);
