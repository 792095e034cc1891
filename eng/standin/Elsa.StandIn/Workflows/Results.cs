using Elsa.Workflows.Activities;
using Elsa.Workflows.State;

namespace Elsa.Workflows.Models;

public record RunWorkflowResult(
    WorkflowExecutionContext WorkflowExecutionContext, WorkflowState WorkflowState, Workflow Workflow, object? Result, Journal Journal);

public record Journal(ICollection<WorkflowExecutionLogEntry> WorkflowExecutionLogEntries, ICollection<ActivityExecutionContext> ActivityExecutionContexts)
{
}

public record WorkflowExecutionLogEntry(
    string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion,
    string? ActivityName, string NodeId, IDictionary<string, object>? ActivityState, DateTimeOffset Timestamp, long Sequence, string? EventName,
    string? Message, string? Source, object? Payload);

public class ActivityIncident
{
    public ActivityIncident()
    {
    }

    public ActivityIncident(string activityId, string activityNodeId, string activityType, string message, ExceptionState? exception, DateTimeOffset timestamp)
    {
        ActivityId = activityId;
        ActivityNodeId = activityNodeId;
        ActivityType = activityType;
        Message = message;
        Exception = exception;
        Timestamp = timestamp;
    }

    public string ActivityId { get; init; } = null!;
    public string ActivityNodeId { get; init; } = null!;
    public string ActivityType { get; init; } = null!;
    public string Message { get; init; } = null!;
    public ExceptionState? Exception { get; init; }
    public DateTimeOffset Timestamp { get; init; }
}

public record ActivityOutputRecord(string ContainerId, string ActivityId, string ActivityInstanceId, string OutputName, object? Value);

public class ActivityOutputRegister
{
    public const string DefaultOutputName = "Result";

    private readonly List<ActivityOutputRecord> _records = [];

    public void Record(ActivityExecutionContext activityExecutionContext, string? outputName, object? outputValue)
    {
        var context = activityExecutionContext;
        var container = context.ParentActivityExecutionContext?.Id ?? context.WorkflowExecutionContext.Id;
        var property = outputName ?? DefaultOutputName;
        var name = context.ActivityDescriptor.Outputs.FirstOrDefault(x => x.PropertyInfo?.Name == property)?.Name ?? property;
        _records.Add(new ActivityOutputRecord(container, context.Activity.Id, context.Id, name, outputValue));
    }

    public IEnumerable<ActivityOutputRecord> FindMany(string activityId, string? outputName = null) =>
        _records.Where(x => x.ActivityId == activityId && x.OutputName == (outputName ?? DefaultOutputName));

    public object? FindOutputByActivityId(string activityId, string? outputName = null) => FindMany(activityId, outputName).LastOrDefault()?.Value;

    public object? FindOutputByActivityInstanceId(string activityInstanceId, string? outputName = null) =>
        _records.LastOrDefault(x => x.ActivityInstanceId == activityInstanceId && x.OutputName == (outputName ?? DefaultOutputName))?.Value;
}
