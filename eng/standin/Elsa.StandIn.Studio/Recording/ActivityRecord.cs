using System.Text.Json;
using Elsa.Workflows.State;

namespace Elsa.StandIn.Recording;

/// <summary>One execution of an activity, with the names and in the order of Elsa's API.</summary>
internal sealed record ActivityRecord
{
    public required string WorkflowInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public required int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public Dictionary<string, JsonElement?>? ActivityState { get; init; }

    public Dictionary<string, JsonElement?>? Payload { get; init; }

    public Dictionary<string, JsonElement?>? Outputs { get; init; }

    public required Dictionary<string, JsonElement?> Properties { get; init; }

    public required Dictionary<string, JsonElement?> Metadata { get; init; }

    public RecordedException? Exception { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The stand-in has no bookmarks.</summary>
    public bool HasBookmarks { get; }

    public required ActivityStatus Status { get; init; }

    public required int AggregateFaultCount { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? SchedulingActivityExecutionId { get; init; }

    public string? SchedulingActivityId { get; init; }

    public required int CallStackDepth { get; init; }

    public required string Id { get; init; }

    /// <summary>The stand-in has no tenants.</summary>
    public string TenantId { get; } = "";

    public static ActivityRecord Of(ActivityExecutionContext context)
    {
        var outputs = ActivityValues.Outputs(context);

        return new ActivityRecord
        {
            WorkflowInstanceId = context.WorkflowExecutionContext.Id,
            ActivityId = context.Activity.Id,
            ActivityNodeId = context.NodeId,
            ActivityType = context.Activity.Type,
            ActivityTypeVersion = context.Activity.Version,
            ActivityName = context.Activity.Name,
            ActivityState = context.ActivityState.Count > 0 ? RecordedValue.Of(context.ActivityState) : null,
            Payload = context.JournalData.Count > 0 ? RecordedValue.Stored(context.JournalData) : null,
            Outputs = outputs.Count > 0 ? outputs : null,
            Properties = RecordedValue.Stored(context.Properties),
            Metadata = RecordedValue.Stored(context.Metadata),
            Exception = RecordedException.Stored(ExceptionState.FromException(context.Exception)),
            StartedAt = context.StartedAt,
            Status = context.Status,
            AggregateFaultCount = context.AggregateFaultCount,
            CompletedAt = context.CompletedAt,
            SchedulingActivityExecutionId = context.SchedulingActivityExecutionId,
            SchedulingActivityId = context.SchedulingActivityId,
            CallStackDepth = context.CallStackDepth,
            Id = context.Id,
        };
    }
}
