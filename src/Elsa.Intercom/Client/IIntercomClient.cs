namespace Elsa.Intercom.Client;

/// <summary>
/// Intercom's API for code, bound to one connection. In the container it stands for the connection named Default; others come from
/// <see cref="IIntercomClientFactory"/>. Every method throws <see cref="IntercomException"/> when the call doesn't succeed, waits out
/// rate limits within the connection's MaxRateLimitWait, and sends nothing twice but what Intercom surely refused.
/// </summary>
public interface IIntercomClient
{
    /// <summary>Creates a conversation in the name of a contact (<c>POST /conversations</c>).</summary>
    /// <param name="request">Who says what.</param>
    /// <param name="cancellationToken">Ends waiting and sending; the request may have been carried out already.</param>
    /// <returns>The ids of the conversation and of its first message.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> where the conversation may have been created; every other kind says that it was not.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CreatedConversation> CreateConversationAsync(CreateConversationRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Searches conversations (<c>POST /conversations/search</c>). One created a moment ago may be missing: nothing is documented of a
    /// delay of Intercom's index for conversations, and some minutes for contacts (API 2.14).
    /// </summary>
    /// <param name="search">What to look for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The conversations that were found, and whether these are all.</returns>
    /// <exception cref="IntercomException">The question wasn't answered; <see cref="IntercomErrorKind.Unauthorized"/> where the app lacks the permission to read conversations.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConversationSearchResult> SearchConversationsAsync(ConversationSearch search, CancellationToken cancellationToken = default);

    /// <summary>Creates a contact (<c>POST /contacts</c>).</summary>
    /// <param name="request">What to create it with: a role, an e-mail address or an external id at least.</param>
    /// <param name="cancellationToken">Ends waiting and sending; the request may have been carried out already.</param>
    /// <returns>The contact.</returns>
    /// <exception cref="IntercomException">With status 409 where a contact with these details exists.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact> CreateContactAsync(ContactRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a contact (<c>PUT /contacts/{id}</c>). What is <see langword="null"/> stays as it is.</summary>
    /// <param name="id">Intercom's id of the contact.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Ends waiting and sending; the request may have been carried out already.</param>
    /// <returns>The contact after the change.</returns>
    /// <exception cref="IntercomException">The change was refused, or nobody can tell whether it was made.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact> UpdateContactAsync(string id, ContactRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a contact (<c>GET /contacts/{id}</c>).</summary>
    /// <param name="id">Intercom's id of the contact.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The contact; <see langword="null"/> where there is none with this id.</returns>
    /// <exception cref="IntercomException">The question wasn't answered.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact?> GetContactAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the user with an external id (<c>GET /contacts/find_by_external_id/{external_id}</c>, from API 2.13; under an older version
    /// it searches instead). Leads are never found.
    /// </summary>
    /// <param name="externalId">The id that your own system gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> where there is none.</returns>
    /// <exception cref="IntercomException">The question wasn't answered.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Contact?> FindUserByExternalIdAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>Searches contacts (<c>POST /contacts/search</c>). A contact created minutes ago may be missing: Intercom's index lags.</summary>
    /// <param name="search">Whom to look for; at least one of its members is set.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The first page of matches, up to 50.</returns>
    /// <exception cref="IntercomException">The question wasn't answered.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<Contact>> SearchContactsAsync(ContactSearch search, CancellationToken cancellationToken = default);

    /// <summary>Reads which workspace the token belongs to (<c>GET /me</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The workspace.</returns>
    /// <exception cref="IntercomException">The question wasn't answered.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Workspace> GetWorkspaceAsync(CancellationToken cancellationToken = default);

    /// <summary>Tries the connection out (<c>GET /me</c>): whose token it is, and whether its Region and ApiVersion are what Intercom has.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What Intercom answered. A wrong region and another version are in there, as sentences that say what to set; the call succeeded all the same.</returns>
    /// <exception cref="IntercomException">The question wasn't answered, or the token was refused.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConnectionStatus> TestConnectionAsync(CancellationToken cancellationToken = default);
}
