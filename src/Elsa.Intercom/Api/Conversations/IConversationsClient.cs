using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Conversations of a workspace. The interface grows with the API.</summary>
public interface IConversationsClient
{
    /// <summary>Creates a conversation in the name of a contact (<c>POST /conversations</c>).</summary>
    /// <param name="request">The message and its author.</param>
    /// <param name="cancellationToken">Ends waiting and sending; the request may have been carried out already.</param>
    /// <returns>The ids of the conversation and of its first message.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> where the conversation may have been created; every other kind says that it was not.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CreatedConversation> CreateAsync(CreateConversationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes a reply into a conversation in the name of a teammate (<c>POST /conversations/{id}/reply</c>).</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="request">The message and its author.</param>
    /// <param name="cancellationToken">Ends waiting and sending; the request may have been carried out already.</param>
    /// <returns>The conversation with its parts; the reply is the newest of them.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> where the reply may have been written; every other kind says that it was not.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> ReplyAsync(string id, ReplyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a conversation with its newest parts, up to 500 (<c>GET /conversations/{id}</c>).</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The conversation; <see langword="null"/> where there is none with this id.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Searches conversations (<c>POST /conversations/search</c>). One created a moment ago may be missing: nothing is documented of a
    /// delay of Intercom's index for conversations, and some minutes for contacts (API 2.14).
    /// </summary>
    /// <param name="search">What to look for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The conversations that were found, and whether these are all.</returns>
    /// <exception cref="IntercomException">The request failed; <see cref="IntercomErrorKind.Unauthorized"/> where the app lacks the permission
    /// to read conversations.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConversationSearchResult> SearchAsync(ConversationSearch search, CancellationToken cancellationToken = default);
}
