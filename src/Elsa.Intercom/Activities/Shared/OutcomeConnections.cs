using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;

namespace Elsa.Intercom.Activities;

/// <summary>What the author drew around a step.</summary>
internal static class OutcomeConnections
{
    /// <summary>Whether a line leads on from an outcome. Only a flowchart has lines; in any other container an outcome leads nowhere.</summary>
    public static bool IsConnected(this ActivityExecutionContext context, string outcome) =>
        context.ParentActivityExecutionContext?.Activity is Flowchart flowchart
        && flowchart.Connections.Any(connection => connection.Source.Port == outcome && IsSame(connection.Source.Activity, context.Activity));

    // After a restart, a flowchart may hold the same step as another object.
    private static bool IsSame(IActivity source, IActivity step) => source == step || (source.Id != null && source.Id == step.Id);
}
