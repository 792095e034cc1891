using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>
/// Intercom's API for code, bound to one connection and grouped by resource. In the container it stands for the connection named Default;
/// <see cref="IIntercomClientFactory"/> gives the others. Every call throws <see cref="IntercomException"/> when it doesn't succeed, waits out
/// rate limits within the connection's MaxRateLimitWait, and retries only what cannot have changed anything. It keeps no keys: once per key
/// is the activities'. The interface grows with the API; an implementation of your own must follow.
/// </summary>
public interface IIntercomClient
{
    /// <summary>Conversations: create, reply, read, search.</summary>
    IConversationsClient Conversations { get; }

    /// <summary>Contacts: create, change, read, search.</summary>
    IContactsClient Contacts { get; }

    /// <summary>The workspace that the connection's token belongs to.</summary>
    IWorkspaceClient Workspace { get; }
}
