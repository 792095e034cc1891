using System.Runtime.InteropServices;
using System.Text.Json;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.State;

namespace Elsa.StandIn;

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

    /// <summary>The state, in the JSON of Elsa's API.</summary>
    public required JsonElement State { get; init; }
    public required IReadOnlyList<JournalRecord> Journal { get; init; }
    public required IReadOnlyList<ActivityRecord> Activities { get; init; }
    public required IReadOnlyList<VariableRecord> Variables { get; init; }

    public long BytesOfValues => field == 0 ? field = Measure() : field;

    private long Measure()
    {
        var values = Activities.SelectMany(x => new[] { x.ActivityState, x.Payload, x.Outputs, x.Properties, x.Metadata })
            .SelectMany(x => x?.Values.AsEnumerable() ?? []);
        return values.Concat(Journal.Select(x => x.Payload)).Concat(Variables.Select(x => x.Value)).Append(State).Sum(
            x => x is { ValueKind: not JsonValueKind.Undefined } value ? JsonMarshal.GetRawUtf8Value(value).Length : 0L);
    }
}

/// <summary>One execution of an activity, with the names and in the order of Elsa's API.</summary>
internal sealed record ActivityRecord(
    string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName,
    Dictionary<string, JsonElement?>? ActivityState, Dictionary<string, JsonElement?>? Payload, Dictionary<string, JsonElement?>? Outputs,
    Dictionary<string, JsonElement?> Properties, Dictionary<string, JsonElement?> Metadata, RecordedException? Exception, DateTimeOffset StartedAt,
    bool HasBookmarks, ActivityStatus Status, int AggregateFaultCount, DateTimeOffset? CompletedAt, string? SchedulingActivityExecutionId,
    string? SchedulingActivityId, int CallStackDepth, string Id, string TenantId)
{
    public static ActivityRecord Create(ActivityExecutionContext context)
    {
        var outputs = ActivityValues.Outputs(context);

        // The stand-in has no bookmarks and no tenants.
        return new ActivityRecord(
            context.WorkflowExecutionContext.Id, context.Activity.Id, context.NodeId, context.Activity.Type, context.Activity.Version,
            context.Activity.Name, context.ActivityState.Count > 0 ? RecordedValue.Capture(context.ActivityState) : null,
            context.JournalData.Count > 0 ? RecordedValue.Stored(context.JournalData) : null, outputs.Count > 0 ? outputs : null,
            RecordedValue.Stored(context.Properties), RecordedValue.Stored(context.Metadata),
            RecordedException.Stored(ExceptionState.FromException(context.Exception)), context.StartedAt, HasBookmarks: false, context.Status,
            context.AggregateFaultCount, context.CompletedAt, context.SchedulingActivityExecutionId, context.SchedulingActivityId,
            context.CallStackDepth, context.Id, TenantId: "");
    }
}

/// <summary>One line of an instance's journal.</summary>
internal sealed record JournalRecord(
    string Id, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion,
    string? ActivityName, string NodeId, DateTimeOffset Timestamp, long Sequence, string? EventName, string? Message, string? Source,
    JsonElement? Payload)
{
    public static JournalRecord Create(WorkflowExecutionLogEntry entry, string id) => new(
        id, entry.ActivityInstanceId, entry.ParentActivityInstanceId, entry.ActivityId, entry.ActivityType, entry.ActivityTypeVersion,
        entry.ActivityName, entry.NodeId, entry.Timestamp, entry.Sequence, entry.EventName, entry.Message, entry.Source,
        RecordedValue.Capture(entry.Payload));
}

/// <summary>A variable of an instance, with its value if that is stored.</summary>
internal sealed record VariableRecord(string Id, string Name, JsonElement? Value);

/// <summary>An exception in the format of Elsa's API.</summary>
internal sealed record RecordedException(string Type, string Message, string? StackTrace, RecordedException? InnerException)
{
    /// <summary>Elsa stores the names of the types that it knows. Others are stored as plain exceptions.</summary>
    public static RecordedException? Stored(ExceptionState? exception) => Create(exception, _ => nameof(Exception));

    public static RecordedException? Fresh(ExceptionState? exception) =>
        Create(exception, type => $"UnregisteredClrType:{type.FullName}, {type.Assembly.GetName().Name}");

    private static RecordedException? Create(ExceptionState? exception, Func<Type, string> nameOfOthers) => exception == null
        ? null
        : new RecordedException(
            exception.Type == typeof(FaultException) ? nameof(FaultException) : nameOfOthers(exception.Type),
            exception.Message,
            exception.StackTrace,
            Create(exception.InnerException, nameOfOthers));
}
