using Elsa.Workflows.Activities;

namespace Elsa.Extensions;

public static partial class ExpressionExecutionContextExtensions
{
    public static readonly object WorkflowExecutionContextKey = new();
    public static readonly object ActivityExecutionContextKey = new();
    public static readonly object InputKey = new();
    public static readonly object WorkflowKey = new();
    public static readonly object ActivityKey = new();

    public static IDictionary<object, object> CreateActivityExecutionContextPropertiesFrom(
        WorkflowExecutionContext workflowExecutionContext, IDictionary<string, object> input) =>
        new Dictionary<object, object>
        {
            [WorkflowExecutionContextKey] = workflowExecutionContext,
            [InputKey] = input,
            [WorkflowKey] = workflowExecutionContext.Workflow,
        };

    public static IDictionary<object, object> CreateTriggerIndexingPropertiesFrom(Workflow workflow, IDictionary<string, object> input) =>
        new Dictionary<object, object>
        {
            [WorkflowKey] = workflow,
            [InputKey] = input,
        };

    public static bool TryGetWorkflowExecutionContext(this ExpressionExecutionContext context, out WorkflowExecutionContext workflowExecutionContext)
    {
        workflowExecutionContext = (
            context.TransientProperties.TryGetValue(WorkflowExecutionContextKey, out var value) ? value as WorkflowExecutionContext : null)!;
        return workflowExecutionContext != null;
    }

    public static WorkflowExecutionContext GetWorkflowExecutionContext(this ExpressionExecutionContext context) =>
        context.TryGetWorkflowExecutionContext(out var found)
        ? found
        : throw new InvalidOperationException("WorkflowExecutionContext not found. This value exists only on activity execution contexts.");

    public static bool TryGetActivityExecutionContext(this ExpressionExecutionContext context, out ActivityExecutionContext activityExecutionContext)
    {
        activityExecutionContext = (
            context.TransientProperties.TryGetValue(ActivityExecutionContextKey, out var value) ? value as ActivityExecutionContext : null)!;
        return activityExecutionContext != null;
    }

    public static ActivityExecutionContext GetActivityExecutionContext(this ExpressionExecutionContext context) =>
        context.TryGetActivityExecutionContext(out var found)
        ? found
        : throw new InvalidOperationException("ActivityExecutionContext not found. This value exists only on activity execution contexts.");

    public static IActivity GetActivity(this ExpressionExecutionContext context) => (IActivity)context.TransientProperties[ActivityKey];

    public static T? Get<T>(this ExpressionExecutionContext context, Input<T>? input) =>
        input != null ? context.GetBlock(input.MemoryBlockReference).Value.ConvertTo<T>() : default;

    public static T? Get<T>(this ExpressionExecutionContext context, Output output) => context.Get(output).ConvertTo<T>();

    public static object? Get(this ExpressionExecutionContext context, Output output) => context.GetBlock(output.MemoryBlockReference).Value;

    public static void Set(this ExpressionExecutionContext context, Output? output, object? value, Action<MemoryBlock>? configure = null)
    {
        if (output == null)
            return;

        var reference = output.MemoryBlockReference();
        context.Set(reference, output.ParseValue(value), configure);

        // An output may be bound to one of the workflow's own outputs instead of a variable.
        var workflow = context.GetWorkflowExecutionContext();

        if (workflow.Workflow.Outputs.FirstOrDefault(x => x.Name == reference.Id) is { } definition)
            workflow.Output[definition.Name] = value!;
    }

    public static object? GetInput(this ExpressionExecutionContext context, string name) =>
        context.GetWorkflowExecutionContext().Input.TryGetValue(name, out var value) ? value : null;

    public static object? GetOutput(this ExpressionExecutionContext context, string activityIdOrName, string? outputName)
    {
        var current = context.GetActivityExecutionContext();
        var activity = current.FindActivityByIdOrName(activityIdOrName) ?? throw new InvalidOperationException("Activity not found.");
        var containers = current.GetAncestors().Select(x => x.Id).ToList();

        return current.WorkflowExecutionContext.GetActivityOutputRegister()
            .FindMany(activity.Id, outputName)
            .FirstOrDefault(x => containers.Contains(x.ContainerId))?.Value;
    }

    public static object? GetLastResult(this ExpressionExecutionContext context) => context.GetWorkflowExecutionContext().GetLastActivityResult();
}
