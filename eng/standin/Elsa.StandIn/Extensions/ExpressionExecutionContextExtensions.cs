using Elsa.Expressions.Contracts;
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
        new Dictionary<object, object> { [WorkflowKey] = workflow, [InputKey] = input };

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

    public static T? Get<T>(this ExpressionExecutionContext context, Input<T>? input) =>
        input != null ? context.GetBlock(input.MemoryBlockReference).Value.ConvertTo<T>() : default;

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

    public static Variable? GetVariable(this ExpressionExecutionContext context, string name, bool localScopeOnly = false) =>
        (FindBlock(context, name, localScopeOnly)?.Metadata as VariableBlockMetadata)?.Variable;

    public static Variable CreateVariable<T>(
        this ExpressionExecutionContext context, string name, T? value, Type? storageDriverType = null, Action<MemoryBlock>? configure = null)
    {
        if (context.GetVariable(name, localScopeOnly: true) != null)
            throw new InvalidOperationException($"Variable {name} already exists in the context.");

        var variable = new Variable(name, value) { StorageDriverType = storageDriverType };
        context.GetVariableContainerContext().Set(variable, variable.ParseValue(value), configure);
        return variable;
    }

    public static ExpressionExecutionContext GetVariableContainerContext(this ExpressionExecutionContext context) =>
        context.FindParent(x => x.TryGetActivityExecutionContext(out var owner) && owner.Activity is IVariableContainer) ?? context;

    public static Variable SetVariable<T>(this ExpressionExecutionContext context, string name, T? value, Action<MemoryBlock>? configure = null)
    {
        if (context.GetVariable(name) is not { } variable)
            return context.CreateVariable(name, value, configure: configure);

        variable.Set(context.FindContextContainingBlock(variable.Id) ?? context, variable.ParseValue(value), configure);
        return variable;
    }

    public static ExpressionExecutionContext? FindContextContainingBlock(this ExpressionExecutionContext context, string blockId) =>
        context.FindParent(x => x.Memory.HasBlock(blockId));

    // Elsa begins with the context itself.
    public static ExpressionExecutionContext? FindParent(this ExpressionExecutionContext context, Func<ExpressionExecutionContext, bool> predicate)
    {
        for (var current = context; current != null; current = current.ParentContext)
        {
            if (predicate(current))
                return current;
        }

        return null;
    }

    public static object GetVariableInScope(this ExpressionExecutionContext context, string variableName) => context.GetVariable(variableName)?.Get(context)!;

    public static IEnumerable<string> GetVariableNamesInScope(this ExpressionExecutionContext context) =>
        context.EnumerateVariablesInScope().Select(x => x.Name).Where(x => !string.IsNullOrWhiteSpace(x)).Distinct();

    public static void SetVariableInScope(this ExpressionExecutionContext context, string variableName, object? value)
    {
        if (context.EnumerateVariablesInScope().FirstOrDefault(x => x.Name == variableName && x.TryGet(context, out _)) is { } variable)
            variable.Set(context, value);
        else
            context.CreateVariable(variableName, value);
    }

    public static IEnumerable<Variable> EnumerateVariablesInScope(this ExpressionExecutionContext context)
    {
        for (var scope = context; scope != null; scope = scope.ParentContext)
        {
            var variables = scope.TryGetActivityExecutionContext(out var owner)
                ? owner.Variables
                : scope.Memory.Blocks.Values.Select(x => x.Metadata).OfType<VariableBlockMetadata>().Select(x => x.Variable).ToList();

            foreach (var variable in variables)
                yield return variable;
        }

        if (context.TryGetWorkflowExecutionContext(out var workflow) && workflow.Workflow.ResultVariable is { } result)
            yield return result;
    }

    private static MemoryBlock? FindBlock(ExpressionExecutionContext? context, string name, bool localScopeOnly = false)
    {
        for (; context != null; context = localScopeOnly ? null : context.ParentContext)
        {
            if (context.Memory.Blocks.Values.FirstOrDefault(x => x.Metadata is VariableBlockMetadata metadata && metadata.Variable.Name == name) is { } block)
                return block;
        }

        return null;
    }
}

public static class ExpressionEvaluatorExtensions
{
    public static ValueTask<object?> EvaluateAsync(
        this IExpressionEvaluator evaluator, Input input, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        evaluator.EvaluateAsync(input.Expression!, input.Type, context, options);
}
