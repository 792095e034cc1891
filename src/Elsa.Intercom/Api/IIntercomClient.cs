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

    /// <summary>The workspace that the connection's token belongs to.</summary>
    IWorkspaceClient Workspace { get; }
}
