using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Tags of a workspace, and of its conversations and contacts. The interface grows with the API.</summary>
public interface ITagsClient
{
    /// <summary>Lists the tags of the workspace (<c>GET /tags</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<Tag>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds the tag with a name, ignoring case, or creates it (<c>POST /tags</c>). A repetition has no further effect.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Tag> FindOrCreateAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Adds a tag to a conversation (<c>POST /conversations/{id}/tags</c>). A repetition has no further effect.</summary>
    /// <param name="conversationId">Intercom's id of the conversation.</param>
    /// <param name="tagId">Intercom's id of the tag.</param>
    /// <param name="adminId">Intercom's id of the teammate who adds it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Tag> AddToConversationAsync(string conversationId, string tagId, string adminId, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag from a conversation (<c>DELETE /conversations/{id}/tags/{tag_id}</c>).</summary>
    /// <param name="conversationId">Intercom's id of the conversation.</param>
    /// <param name="tagId">Intercom's id of the tag.</param>
    /// <param name="adminId">Intercom's id of the teammate who removes it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the conversation had the tag.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<bool> RemoveFromConversationAsync(string conversationId, string tagId, string adminId, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a contact (<c>GET /contacts/{id}/tags</c>).</summary>
    /// <param name="contactId">Intercom's id of the contact.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<Tag>> ListOfContactAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>Adds a tag to a contact (<c>POST /contacts/{id}/tags</c>). A repetition has no further effect.</summary>
    /// <param name="contactId">Intercom's id of the contact.</param>
    /// <param name="tagId">Intercom's id of the tag.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Tag> AddToContactAsync(string contactId, string tagId, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag from a contact (<c>DELETE /contacts/{id}/tags/{tag_id}</c>).</summary>
    /// <param name="contactId">Intercom's id of the contact.</param>
    /// <param name="tagId">Intercom's id of the tag.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the contact had the tag.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<bool> RemoveFromContactAsync(string contactId, string tagId, CancellationToken cancellationToken = default);
}
