using System.Text.Json;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace Elsa.StandIn.Definitions;

/// <summary>Connections name the activities of their flowchart by id.</summary>
internal static class ConnectionReader
{
    public static void Read(JsonElement json, Flowchart flowchart)
    {
        if (!json.TryGetProperty("connections", out var connections) || connections.ValueKind != JsonValueKind.Array)
            return;

        var activities = flowchart.Activities.ToDictionary(x => x.Id);

        foreach (var connection in connections.EnumerateArray())
        {
            // Elsa drops a connection whose end is missing.
            if (ReadEnd(connection, "source", activities) is { } source && ReadEnd(connection, "target", activities) is { } target)
                flowchart.Connections.Add(new Connection(source, target));
        }
    }

    private static Endpoint? ReadEnd(JsonElement connection, string name, Dictionary<string, IActivity> activities)
    {
        var end = connection.GetProperty(name);

        if (end.ValueKind != JsonValueKind.Object)
            throw new NotInStandInException("The connection format of Elsa 3.0");

        var port = end.TryGetProperty("port", out var text) ? text.GetString() : null;
        return end.GetProperty("activity").GetString() is { } id && activities.TryGetValue(id, out var activity) ? new Endpoint(activity, port) : null;
    }
}
