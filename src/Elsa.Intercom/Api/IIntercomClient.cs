using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>
/// Intercom's API for code, for one connection, grouped by resource. The container resolves it for the connection named Default, and
/// <see cref="IIntercomClientFactory"/> returns the others. A call that fails throws <see cref="IntercomException"/>. Calls wait for rate limits up
/// to the connection's MaxRateLimitWait, and retry only what cannot have changed anything. The client has no idempotency keys; the activities
/// do. The interface grows with the API, and an implementation of your own must grow with it.
/// </summary>
public interface IIntercomClient
{
    /// <summary>Conversations: create, reply, read, search.</summary>
    IConversationsClient Conversations { get; }

    /// <summary>Contacts: create, change, read, search.</summary>
    IContactsClient Contacts { get; }

    /// <summary>Tickets: create, convert, read, search.</summary>
    ITicketsClient Tickets { get; }

    /// <summary>Tags of the workspace, its conversations and its contacts.</summary>
    ITagsClient Tags { get; }

    /// <summary>Messages of teammates to contacts: send.</summary>
    IMessagesClient Messages { get; }

    /// <summary>Events of contacts: record.</summary>
    IEventsClient Events { get; }

    /// <summary>The workspace that the connection's token belongs to.</summary>
    IWorkspaceClient Workspace { get; }

    /// <summary>Makes a call that no other member makes, on the connection's own address.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>The response.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the call changes something and may have been carried out. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ApiCallAnswer> CallAsync(ApiCall call, CancellationToken cancellationToken = default);
}
