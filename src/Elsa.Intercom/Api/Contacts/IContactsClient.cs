using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Contacts of a workspace: users and leads. The interface grows with the API.</summary>
public interface IContactsClient
{
    /// <summary>Creates a contact (<c>POST /contacts</c>).</summary>
    /// <param name="request">The values: at least a role, an email address or an external id.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The contact.</returns>
    /// <exception cref="IntercomException">The request failed; with status 409 if a contact with these details exists.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact> CreateAsync(ContactRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a contact (<c>PUT /contacts/{id}</c>). A <see langword="null"/> changes nothing.</summary>
    /// <param name="id">Intercom's id of the contact.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The contact after the change.</returns>
    /// <exception cref="IntercomException">The change was refused, or its result is unknown.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact> UpdateAsync(string id, ContactRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a contact (<c>GET /contacts/{id}</c>).</summary>
    /// <param name="id">Intercom's id of the contact.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The contact; <see langword="null"/> if none has this id.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the user with an external id (<c>GET /contacts/find_by_external_id/{external_id}</c>, from API 2.13; with an older version
    /// it searches instead). It never finds leads.
    /// </summary>
    /// <param name="externalId">The id in your own system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> if there is none.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact?> FindUserByExternalIdAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>Searches contacts (<c>POST /contacts/search</c>). A contact created minutes ago may be missing: Intercom's index lags.</summary>
    /// <param name="search">The criteria; at least one must be set.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The first page of matches, up to 50.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<Contact>> SearchAsync(ContactSearch search, CancellationToken cancellationToken = default);

    /// <summary>Adds a note to a contact, which only teammates see (<c>POST /contacts/{id}/notes</c>).</summary>
    /// <param name="contactId">Intercom's id of the contact.</param>
    /// <param name="request">The text and its author.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The note.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the note may exist. With every other kind it doesn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ContactNote> AddNoteAsync(string contactId, ContactNoteRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the notes on a contact, newest first (<c>GET /contacts/{id}/notes</c>), up to 10 pages.</summary>
    /// <param name="contactId">Intercom's id of the contact.</param>
    /// <param name="createdFrom">The earliest time of creation; <see langword="null"/> for any. Pages of older notes are not read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The notes, and whether these are all.</returns>
    /// <exception cref="IntercomException">The request failed, or no contact has this id.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ContactNoteList> ListNotesAsync(string contactId, DateTimeOffset? createdFrom = null, CancellationToken cancellationToken = default);
}
