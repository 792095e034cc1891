using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Messages that a workspace sends to its contacts. The interface grows with the API.</summary>
public interface IMessagesClient
{
    /// <summary>
    /// Sends a message of a teammate to a contact (<c>POST /messages</c>). A contact created moments ago may not be available yet, so a 404 is trusted only
    /// after the connection's NewContactGrace.
    /// </summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The id of the message.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the message may have been sent. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<SentMessage> SendAsync(SendMessageRequest request, CancellationToken cancellationToken = default);
}
