namespace Elsa.Extensions;

public static partial class ExpressionExecutionContextExtensions
{
    public static T? GetVariable<T>(this ExpressionExecutionContext context, string name) => (T?)FindBlock(context, name)?.Value;

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
