using System.Collections.Concurrent;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Api;

/// <summary>
/// The address of a conversation in Intercom's inbox. Best effort: it needs the workspace's id (GET /me), which is requested once. Without
/// it, the conversation still counts as created.
/// </summary>
internal sealed class ConversationAddresses(KnownWorkspaces workspaces, Connections connections, TimeProvider time, ILogger<ConversationAddresses> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Connection, Uri Address, string? Token), DateTimeOffset> _failed = new();

    public async Task<string?> FindAsync(string connectionName, string conversationId)
    {
        try
        {
            var connection = connections.Get(connectionName);

            // A sandbox has its own inbox page and none at Intercom.
            if (connection.Address().IsLoopback)
                return null;

            var workspace = await WorkspaceAsync(connectionName, connection).ConfigureAwait(false);

            return workspace?.Id is { Length: > 0 } id
                ? new Uri(
                    Region(workspace, connection).InboxAddress(),
                    $"a/inbox/{Uri.EscapeDataString(id)}/inbox/conversation/{Uri.EscapeDataString(conversationId)}").ToString()
                : null;
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "The inbox address of conversation {ConversationId} could not be found.", conversationId);
            return null;
        }
    }

    private async Task<Workspace?> WorkspaceAsync(string name, IntercomConnection connection)
    {
        var key = (name.ToUpperInvariant(), connection.Address(), connection.AccessToken);

        if (_failed.TryGetValue(key, out var failedAt) && time.GetUtcNow() < failedAt + RetryInterval)
            return null;

        try
        {
            using var limit = new CancellationTokenSource(LongestWait, time);
            return await workspaces.GetAsync(name, limit.Token).ConfigureAwait(false);
        }
        catch
        {
            _failed[key] = time.GetUtcNow();
            throw;
        }
    }

    /// <summary>The workspace's own region has precedence over a setting that may be wrong.</summary>
    private static IntercomRegion Region(Workspace workspace, IntercomConnection connection) =>
        IntercomRegionExtensions.FromWorkspace(workspace.Region) ?? connection.Region;
}
