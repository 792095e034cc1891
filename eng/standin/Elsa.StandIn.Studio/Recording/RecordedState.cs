using System.Text.Json;

namespace Elsa.StandIn;

/// <summary>The state of an instance in the JSON of Elsa's API.</summary>
internal static class RecordedState
{
    /// <summary>The activities in the state: the workflow itself, and every activity that is not completed, newest first.</summary>
    public static IReadOnlyList<ActivityExecutionContext> Active(WorkflowExecutionContext context) =>
        [.. context.ActivityExecutionContexts.Where(x => !x.IsCompleted || x.ParentActivityExecutionContext == null).Reverse()];

    public static JsonElement Capture(WorkflowExecutionContext context) => JsonSerializer.SerializeToElement(
        new
        {
            context.Id,
            context.Workflow.Identity.DefinitionId,
            DefinitionVersionId = context.Workflow.Identity.Id,
            DefinitionVersion = context.Workflow.Identity.Version,
            context.CorrelationId,
            context.Name,
            context.Status,
            context.SubStatus,
            context.IsExecuting,
            Bookmarks = Array.Empty<object>(),
            Incidents = context.Incidents.Select(Incident),
            context.Workflow.IsSystem,
            CompletionCallbacks = context.CompletionCallbacks.Select(CompletionCallback),
            ActivityExecutionContexts = Active(context).Select(Activity),
            ScheduledActivities = context.Queue.Select(ScheduledActivity),
            context.ExecutionLogSequence,

            // Elsa keeps an input only if its definition names a storage driver.
            Input = new object(),
            Output = RecordedValue.Capture(context.Output),
            Properties = RecordedValue.Capture(context.Properties),
            context.CreatedAt,
            context.UpdatedAt,
            context.FinishedAt,
        },
        ApiJson.Options);

    private static object Incident(ActivityIncident incident) => new
    {
        incident.ActivityId,
        incident.ActivityNodeId,
        incident.ActivityType,
        incident.Message,
        Exception = RecordedException.Stored(incident.Exception),
        incident.Timestamp,
    };

    private static object CompletionCallback(ActivityCompletionCallbackEntry entry) => new
    {
        OwnerInstanceId = entry.Owner.Id,
        ChildNodeId = entry.Child.NodeId,
        MethodName = entry.CompletionCallback?.Method.Name,
    };

    private static object ScheduledActivity(WorkItem item) => new
    {
        ActivityNodeId = item.Activity.NodeId,
        OwnerContextId = item.Owner?.Id,
        Input = RecordedValue.Capture(item.Options.Input ?? new Dictionary<string, object>()),
    };

    private static object Activity(ActivityExecutionContext context) => new
    {
        context.Id,
        context.CallStackDepth,
        ParentContextId = context.ParentActivityExecutionContext?.Id,
        ScheduledActivityNodeId = context.NodeId,
        OwnerActivityNodeId = context.ParentActivityExecutionContext?.NodeId,
        Properties = Properties(context),
        Metadata = RecordedValue.Capture(context.Metadata),
        ActivityState = RecordedValue.Capture(context.ActivityState),
        DynamicVariables = context.DynamicVariables.Select(x => new { x.Id, x.Name }),
        context.Status,
        context.IsExecuting,
        FaultCount = context.AggregateFaultCount,
        context.StartedAt,
        context.CompletedAt,
    };

    private static Dictionary<string, JsonElement?> Properties(ActivityExecutionContext context)
    {
        var properties = RecordedValue.Capture(context.Properties);

        if (KeptVariables.ById(context) is { } variables)
            properties["Variables"] = JsonSerializer.SerializeToElement(variables, ApiJson.Options);

        return properties;
    }
}
