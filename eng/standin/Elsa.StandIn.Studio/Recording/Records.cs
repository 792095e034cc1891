using System.Text.Json;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.State;

namespace Elsa.StandIn.Recording;

/// <summary>An instance as it was when its state was last committed.</summary>
internal sealed record InstanceRecord
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int Version { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public required bool IsExecuting { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required int IncidentCount { get; init; }

    public required bool IsSystem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The state in the JSON of Elsa's API.</summary>
    public required JsonElement State { get; init; }

    public required IReadOnlyList<JournalRecord> Journal { get; init; }

    public required IReadOnlyList<ActivityRecord> Activities { get; init; }

    public required IReadOnlyList<VariableRecord> Variables { get; init; }
}

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

/// <summary>One line of an instance's journal.</summary>
internal sealed record JournalRecord(
    string Id,
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string? EventName,
    string? Message,
    string? Source,
    JsonElement? Payload)
{
    public static JournalRecord Of(WorkflowExecutionLogEntry entry, string id) => new(
        id,
        entry.ActivityInstanceId,
        entry.ParentActivityInstanceId,
        entry.ActivityId,
        entry.ActivityType,
        entry.ActivityTypeVersion,
        entry.ActivityName,
        entry.NodeId,
        entry.Timestamp,
        entry.Sequence,
        entry.EventName,
        entry.Message,
        entry.Source,
        RecordedValue.Of(entry.Payload));
}

/// <summary>A variable of an instance, and its value if it is kept.</summary>
internal sealed record VariableRecord(string Id, string Name, JsonElement? Value);

/// <summary>An exception as Elsa's API shows it.</summary>
internal sealed record RecordedException(
    string Type, string Message, string? StackTrace, RecordedException? InnerException, IReadOnlyDictionary<string, string>? Metadata)
{
    /// <summary>Elsa stores the names of the types it knows, and of others only that they are exceptions.</summary>
    public static RecordedException? Stored(ExceptionState? exception) => Of(exception, _ => nameof(Exception));

    public static RecordedException? Fresh(ExceptionState? exception) =>
        Of(exception, type => $"UnregisteredClrType:{type.FullName}, {type.Assembly.GetName().Name}");

    private static RecordedException? Of(ExceptionState? exception, Func<Type, string> nameOfOthers) => exception == null
        ? null
        : new RecordedException(
            exception.Type == typeof(FaultException) ? nameof(FaultException) : nameOfOthers(exception.Type),
            exception.Message,
            exception.StackTrace,
            Of(exception.InnerException, nameOfOthers),
            exception.Metadata);
}
