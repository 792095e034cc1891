using System.Collections.Concurrent;
using Elsa.Intercom.Api;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.UIHints;

/// <summary>
/// What pickers offer of a workspace: teammates, teams, tags, ticket types. They are requested once in five minutes per connection. The designer waits at
/// most two seconds for all of them; what doesn't respond in time offers nothing, and the author types it.
/// </summary>
internal sealed class WorkspaceLists(IIntercomClientFactory clients, Connections connections, TimeProvider time, ILogger<WorkspaceLists> logger)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>A list that failed is requested again sooner, because the workspace may be reachable soon.</summary>
    public static readonly TimeSpan FailureKeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Connection, Uri Address, string? Token, WorkspaceList List), Lazy<Request>> _known = new();

    /// <summary>The items of a list; null if Intercom doesn't respond in time.</summary>
    public async Task<IReadOnlyList<WorkspaceItem>?> FindAsync(string connection, WorkspaceList list, CancellationToken cancellationToken)
    {
        try
        {
            // All lists are requested together, so that a designer with many pickers waits once.
            var asked = Enum.GetValues<WorkspaceList>().ToDictionary(each => each, each => Ask(connection, each))[list];

            if (asked.Items.IsCompleted)
                return await asked.Items.ConfigureAwait(false);

            var left = asked.StartedAt + LongestWait - time.GetUtcNow();
            return left <= TimeSpan.Zero ? null : await asked.Items.WaitAsync(left, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The designer must open anyway. Neither a name of the author's nor a message is logged.
            logger.LogDebug("The list {List} could not be read for a picker: {ExceptionType}.", list, e.GetType().Name);
            return null;
        }
    }

    /// <summary>Whether a list failed or is late, and no connection has it.</summary>
    public bool IsMissing(WorkspaceList list)
    {
        var requests = _known.Where(known => known.Key.List == list).Select(known => known.Value.Value).ToList();
        return requests.Exists(request => request.HasFailed || request.StartedAt + LongestWait <= time.GetUtcNow())
            && !requests.Exists(request => request.Items.IsCompletedSuccessfully);
    }

    private Request Ask(string connection, WorkspaceList list)
    {
        var settings = connections.Get(connection);
        return _known.AddOrUpdate(
            (connection.ToUpperInvariant(), settings.Address(), settings.AccessToken, list),
            _ => Start(),
            (_, known) => known.Value.IsOver(time.GetUtcNow()) ? Start() : known).Value;

        Lazy<Request> Start() => new(() => new Request(time.GetUtcNow(), Task.Run(() => ReadAsync(clients.GetClient(connection), list))));
    }

    private static async Task<IReadOnlyList<WorkspaceItem>> ReadAsync(IIntercomClient client, WorkspaceList list) => list switch
    {
        WorkspaceList.Admins => Items(await client.Workspace.ListAdminsAsync().ConfigureAwait(false), admin => (admin.Id, admin.Name)),
        WorkspaceList.Teams => Items(await client.Workspace.ListTeamsAsync().ConfigureAwait(false), team => (team.Id, team.Name)),
        WorkspaceList.TicketTypes => Items(
            (await client.Tickets.ListTypesAsync().ConfigureAwait(false)).Where(type => type.Archived != true),
            type => (type.Id, type.Category is null or "Customer" ? type.Name : $"{type.Name} ({type.Category})")),
        _ => Items(await client.Tags.ListAsync().ConfigureAwait(false), tag => (tag.Name, tag.Name)),
    };

    private static IReadOnlyList<WorkspaceItem> Items<T>(IEnumerable<T> all, Func<T, (string? Value, string? Name)> read) =>
        [.. all.Select(read).Where(item => !string.IsNullOrWhiteSpace(item.Value)).Select(item => new WorkspaceItem(item.Value!, item.Name ?? item.Value!))];

    private sealed record Request(DateTimeOffset StartedAt, Task<IReadOnlyList<WorkspaceItem>> Items)
    {
        public bool HasFailed => Items is { IsCompleted: true, IsCompletedSuccessfully: false };

        public bool IsOver(DateTimeOffset now) => now >= StartedAt + (HasFailed ? FailureKeptFor : KeptFor);
    }
}

/// <summary>The lists that pickers offer.</summary>
internal enum WorkspaceList
{
    /// <summary>The teammates.</summary>
    Admins,

    /// <summary>The teams.</summary>
    Teams,

    /// <summary>The tags, by name.</summary>
    Tags,

    /// <summary>The types of tickets that can be created.</summary>
    TicketTypes,
}

/// <summary>An item that a picker offers.</summary>
/// <param name="Value">What the input gets.</param>
/// <param name="Name">What the author sees.</param>
internal sealed record WorkspaceItem(string Value, string Name);
