using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Conversations of a workspace. The interface grows with the API.</summary>
public interface IConversationsClient
{
    /// <summary>Creates a conversation as a contact (<c>POST /conversations</c>).</summary>
    /// <param name="request">The message and its author.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The ids of the conversation and of its first message.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the conversation may exist. With every other kind it doesn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CreatedConversation> CreateAsync(CreateConversationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Replies to a conversation as a teammate or as a contact (<c>POST /conversations/{id}/reply</c>).</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="request">The message and its author.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The conversation with its parts. The reply is the newest one.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the reply may exist. With every other kind it doesn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> ReplyAsync(string id, ReplyRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the title, the custom attributes or the read mark (<c>PUT /conversations/{id}</c>). A repetition has no further effect, so an unclear response
    /// is followed by another attempt.
    /// </summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The conversation afterwards.</returns>
    /// <exception cref="IntercomException">The change was refused, or its result is unknown.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> UpdateAsync(string id, UpdateConversationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Closes a conversation as a teammate (<c>POST /conversations/{id}/parts</c>). A repetition leaves another trace in the conversation.</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="adminId">Intercom's id of the teammate who does it.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The conversation afterwards.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if it may have been done. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> CloseAsync(string id, string adminId, CancellationToken cancellationToken = default);

    /// <summary>Opens a conversation as a teammate (<c>POST /conversations/{id}/parts</c>). A repetition leaves another trace in the conversation.</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="adminId">Intercom's id of the teammate who does it.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The conversation afterwards.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if it may have been done. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> OpenAsync(string id, string adminId, CancellationToken cancellationToken = default);

    /// <summary>Snoozes a conversation as a teammate (<c>POST /conversations/{id}/parts</c>). A repetition leaves another trace in the conversation.</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="adminId">Intercom's id of the teammate who does it.</param>
    /// <param name="until">When Intercom opens it again. Sent in whole seconds.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The conversation afterwards.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if it may have been done. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> SnoozeAsync(string id, string adminId, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>
    /// Assigns a conversation (<c>POST /conversations/{id}/parts</c>), which reopens a closed one. A repetition leaves another trace in the conversation.
    /// </summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="adminId">Intercom's id of the teammate who does it.</param>
    /// <param name="assignTo"><c>admin:</c> or <c>team:</c> with Intercom's id, or <c>nobody</c>.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The conversation afterwards.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if it may have been done. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation> AssignAsync(string id, string adminId, string assignTo, CancellationToken cancellationToken = default);

    /// <summary>Reads a conversation with its newest parts, up to 500 (<c>GET /conversations/{id}</c>).</summary>
    /// <param name="id">Intercom's id of the conversation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The conversation; <see langword="null"/> if none has this id.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Conversation?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Searches conversations (<c>POST /conversations/search</c>). A conversation created moments ago may be missing. Intercom
    /// documents a delay of a few minutes for contacts, and none for conversations (API 2.14).
    /// </summary>
    /// <param name="search">The criteria.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The conversations, and whether these are all.</returns>
    /// <exception cref="IntercomException">The request failed; <see cref="IntercomErrorKind.Unauthorized"/> if the app lacks the permission
    /// to read conversations.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConversationSearchResult> SearchAsync(ConversationSearch search, CancellationToken cancellationToken = default);
}
