using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;

namespace Elsa.Intercom.Activities;

/// <summary>The connections that the author drew from an activity.</summary>
internal static class OutcomeConnections
{
    /// <summary>Whether an outcome is connected. Only a flowchart has connections; in any other container an outcome leads nowhere.</summary>
    public static bool IsConnected(this ActivityExecutionContext context, string outcome) =>
        context.ParentActivityExecutionContext?.Activity is Flowchart flowchart
        && flowchart.Connections.Any(connection => connection.Source.Port == outcome && IsSame(connection.Source.Activity, context.Activity));

    // After a restart, a flowchart may contain the same activity as a different object.
    private static bool IsSame(IActivity source, IActivity step) => source == step || (source.Id != null && source.Id == step.Id);
}
