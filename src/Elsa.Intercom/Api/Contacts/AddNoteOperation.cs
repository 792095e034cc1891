using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A note on a contact. The operation must not happen twice.</summary>
internal static class AddNoteOperation
{
    /// <param name="services">The services for lookups and searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="contact">The contact that the note is about.</param>
    /// <param name="request">The text and its author. Without one, it is the teammate that the token belongs to.</param>
    public static IdempotentOperation<NoteAdded> Create(
        OperationServices services, string connection, ContactReference contact, ContactNoteRequest request)
    {
        return new()
        {
            Kind = "note",
            Connection = connection,
            Input = new { contact.IdentifiedBy, contact.Value, request },
            Text = request.Body,
            SearchPermission = "Read one user and one company",
            Check = _ =>
            {
                ContactRules.Check(contact);
                ContactRules.Check(request);
            },
            ResolveAsync = async cancellationToken =>
            {
                var found = await services.Contacts.ResolveEitherAsync(connection, contact, cancellationToken).ConfigureAwait(false);
                return Resolve(contact, found.Id, request, await AuthorAsync(cancellationToken).ConfigureAwait(false));
            },
            Read = (answer, resolved) => Read(answer, resolved.Subject),
            IdOf = note => note.NoteId,
            FindCandidatesAsync = async (window, cancellationToken) =>
            {
                var contacts = services.Clients.GetUrgentClient(connection).Contacts;
                var notes = await contacts.ListNotesAsync(window.Subject, window.From, cancellationToken).ConfigureAwait(false);
                return Look(notes, window, await AuthorAsync(cancellationToken).ConfigureAwait(false));
            },
            ExplainMissingAsync = (resolved, missing, cancellationToken) =>
                MissingParty.ExplainAsync(
                    services.Clients.GetClient(connection),
                    contact,
                    resolved.Subject,
                    missing,
                    "Check that Admin is a teammate of the workspace.",
                    cancellationToken),
        };

        async Task<string> AuthorAsync(CancellationToken cancellationToken) =>
            request.AdminId ?? await services.Workspaces.TokenAdminAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    private static ResolvedOperation Resolve(ContactReference contact, string contactId, ContactNoteRequest request, string author) =>
        new(contactId, request.By(author).ToSend(contactId))
        {
            Author = author,
            Journal = [new("ContactId", contactId)],
            Explanation = new JObject { ["contact"] = contact.Explain(contactId) },
        };

    private static NoteAdded Read(IntercomAnswer answer, string contactId) => ContactNoteJson.Read(answer) is { } note
        ? new NoteAdded(contactId, note.Id, note.CreatedAt)
        : throw new IntercomException(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.InvalidAnswer,
            "Intercom accepted the note, but its response has no id. The note probably exists.",
            answer.Status,
            answer.RequestId);

    private static Candidates<NoteAdded> Look(ContactNoteList found, SearchWindow window, string author) => new(
        [.. found.Notes.Select(note => new Candidate<NoteAdded>(
            new NoteAdded(window.Subject, note.Id, note.CreatedAt), note.Id, note.AuthorId, note.CreatedAt, note.Body))],
        found.IsComplete)
    {
        Author = author,
    };
}

/// <summary>The result of a note: ids and dates.</summary>
internal sealed record NoteAdded(string ContactId, string NoteId, DateTimeOffset? CreatedAt);
