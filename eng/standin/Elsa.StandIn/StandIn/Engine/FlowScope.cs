using Elsa.Workflows.Activities.Flowchart.Models;

namespace Elsa.StandIn.Engine;

/// <summary>How often activities and connections of one run of a flowchart were visited: the counters that joins wait for.</summary>
internal sealed class FlowScope
{
    private readonly Dictionary<IActivity, long> _activities = [];
    private readonly Dictionary<Connection, (long Count, bool Followed)> _connections = [];

    /// <summary>The names of these three are Elsa's; a designer reads them in the state of a run.</summary>
    public IDictionary<string, long> ActivitiesVisitCount => _activities.ToDictionary(x => x.Key.Id, x => x.Value);

    public IDictionary<string, long> ConnectionVisitCount => _connections.ToDictionary(x => Name(x.Key), x => x.Value.Count);

    public IDictionary<string, bool> ConnectionLastVisitFollowed => _connections.ToDictionary(x => Name(x.Key), x => x.Value.Followed);

    public void Visit(IActivity activity) => _activities[activity] = Count(activity) + 1;

    public void Visit(Connection connection, bool followed) => _connections[connection] = (Count(connection) + 1, followed);

    public bool AllVisited(FlowGraph graph, IActivity activity) => graph.ForwardInto(activity).Min(Count) > Count(activity);

    public bool AnyFollowed(FlowGraph graph, IActivity activity)
    {
        var inbound = graph.ForwardInto(activity);
        var latest = inbound.Max(Count);
        return latest > Count(activity) && inbound.Any(x => Count(x) == latest && _connections.GetValueOrDefault(x).Followed);
    }

    private static string Name(Connection connection) =>
        $"{connection.Source.Activity.Id}:{connection.Source.Port}->{connection.Target.Activity.Id}:{connection.Target.Port}";

    private long Count(IActivity activity) => _activities.GetValueOrDefault(activity);

    private long Count(Connection connection) => _connections.GetValueOrDefault(connection).Count;
}
