using Elsa.Workflows.Activities.Flowchart.Models;

namespace Elsa.StandIn;

/// <summary>The connections of a flowchart: those that lead forward, and those that lead back into a loop.</summary>
internal sealed class FlowGraph
{
    private readonly List<Connection> _connections;
    private readonly HashSet<Connection> _forward;
    private readonly IActivity? _root;

    public FlowGraph(IEnumerable<Connection> connections, IActivity? root)
    {
        _connections = connections.Distinct().ToList();
        _root = root;
        _forward = root == null ? [] : FindForward(root);
    }

    public IEnumerable<Connection> From(IActivity activity) => _connections.Where(x => x.Source.Activity == activity);

    public List<Connection> ForwardInto(IActivity activity) => _connections.Where(x => x.Target.Activity == activity && _forward.Contains(x)).ToList();

    public bool IsReachable(IActivity activity) => activity == _root || _forward.Any(x => x.Target.Activity == activity);

    public bool IsBackward(Connection connection) => !_forward.Contains(connection);

    /// <summary>A loop may only lead back to an activity on every path to its source.</summary>
    public bool IsValidLoop(Connection connection) =>
        connection.Source.Activity == connection.Target.Activity || !CanReachRoot(connection.Source.Activity, avoiding: connection.Target.Activity);

    private bool CanReachRoot(IActivity activity, IActivity avoiding)
    {
        var seen = new HashSet<IActivity> { avoiding };
        var pending = new Stack<IActivity>([activity]);

        while (pending.TryPop(out var current))
        {
            if (!seen.Add(current))
                continue;

            if (current == _root)
                return true;

            foreach (var connection in ForwardInto(current))
                pending.Push(connection.Source.Activity);
        }

        return false;
    }

    // Breadth first from the root. An edge that closes a cycle with the edges so far leads back.
    private HashSet<Connection> FindForward(IActivity root)
    {
        var edges = new HashSet<(IActivity Source, IActivity Target)>();
        var visited = new HashSet<IActivity>();
        var pending = new Queue<IActivity>([root]);

        while (pending.TryDequeue(out var source))
        {
            visited.Add(source);

            foreach (var target in From(source).Select(x => x.Target.Activity))
            {
                if (edges.Contains((source, target)) || HasPath(edges, target, source))
                    continue;

                edges.Add((source, target));

                if (!visited.Contains(target))
                    pending.Enqueue(target);
            }
        }

        return _connections.Where(x => edges.Contains((x.Source.Activity, x.Target.Activity))).ToHashSet();
    }

    private static bool HasPath(HashSet<(IActivity Source, IActivity Target)> edges, IActivity from, IActivity to)
    {
        var seen = new HashSet<IActivity>();
        var pending = new Stack<IActivity>([from]);

        while (pending.TryPop(out var current))
        {
            if (current == to)
                return true;

            if (!seen.Add(current))
                continue;

            foreach (var edge in edges.Where(x => x.Source == current))
                pending.Push(edge.Target);
        }

        return false;
    }
}

/// <summary>How often activities and connections of one run of a flowchart were visited: the counters that joins wait for.</summary>
internal sealed class FlowScope
{
    private readonly Dictionary<IActivity, long> _activities = [];
    private readonly Dictionary<Connection, (long Count, bool Followed)> _connections = [];

    public void Visit(IActivity activity) => _activities[activity] = Count(activity) + 1;

    public void Visit(Connection connection, bool followed) => _connections[connection] = (Count(connection) + 1, followed);

    public bool AllVisited(FlowGraph graph, IActivity activity) => graph.ForwardInto(activity).Min(Count) > Count(activity);

    public bool AnyFollowed(FlowGraph graph, IActivity activity)
    {
        var inbound = graph.ForwardInto(activity);
        var latest = inbound.Max(Count);
        return latest > Count(activity) && inbound.Any(x => Count(x) == latest && _connections.GetValueOrDefault(x).Followed);
    }

    private long Count(IActivity activity) => _activities.GetValueOrDefault(activity);

    private long Count(Connection connection) => _connections.GetValueOrDefault(connection).Count;
}
