using System.Collections.Concurrent;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>The workspaces of the connections' tokens. A token belongs to one workspace, so each is requested once (<c>GET /me</c>).</summary>
internal sealed class KnownWorkspaces(IIntercomClientFactory clients, Connections connections)
{
    private readonly ConcurrentDictionary<(string Connection, Uri Address, string? Token), Workspace> _known = new();

    /// <exception cref="IntercomException">The request failed. The next call requests it again.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Workspace> GetAsync(string connectionName, CancellationToken cancellationToken)
    {
        var connection = connections.Get(connectionName);
        return _known.TryGetValue((connectionName.ToUpperInvariant(), connection.Address(), connection.AccessToken), out var known)
            ? known
            : await RequestAsync(connectionName, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Workspace> RequestAsync(string connectionName, CancellationToken cancellationToken)
    {
        var connection = connections.Get(connectionName);
        var key = (connectionName.ToUpperInvariant(), connection.Address(), connection.AccessToken);
        var workspace = await clients.GetClient(connectionName).Workspace.GetAsync(cancellationToken).ConfigureAwait(false);

        _known[key] = workspace;
        return workspace;
    }

    /// <summary>The teammate that a token belongs to, for actions of which the author names none.</summary>
    /// <exception cref="IntercomException">The request failed, or the response names no teammate.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<string> TokenAdminAsync(string connectionName, CancellationToken cancellationToken) =>
        (await GetAsync(connectionName, cancellationToken).ConfigureAwait(false)).AdminId
        ?? (await RequestAsync(connectionName, cancellationToken).ConfigureAwait(false)).AdminId
        ?? throw new IntercomException(
            IntercomErrorKind.Rejected,
            IntercomErrorCodes.InvalidRequest,
            "Admin is empty, and Intercom doesn't say which teammate the connection's token belongs to. Choose a teammate in Admin. Nothing was sent.");
}
