namespace Elsa.Workflows.Models;

public class ActivityOutputRegister
{
    public const string DefaultOutputName = "Result";

    private readonly List<ActivityOutputRecord> _records = [];

    public void Record(ActivityExecutionContext activityExecutionContext, object? outputValue) => Record(activityExecutionContext, null, outputValue);

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
