namespace Elsa.Extensions;

public static class MemoryBlockReferenceExtensions
{
    public static object? Get(this ExpressionExecutionContext context, string blockId)
    {
        var owner = context.FindContextContainingBlock(blockId) ?? context;
        return owner.Memory.TryGetBlock(blockId, out var block) ? block.Value : null;
    }

    public static object? Get(this ActivityExecutionContext context, string blockId) => context.ExpressionExecutionContext.Get(blockId);

    public static object? Get(this MemoryBlockReference reference, ActivityExecutionContext context) =>
        reference.Get(context.ExpressionExecutionContext.FindContextContainingBlock(reference.Id) ?? context.ExpressionExecutionContext);

    public static T? Get<T>(this MemoryBlockReference reference, ActivityExecutionContext context) => reference.Get(context).ConvertTo<T>();

    public static void Set(this MemoryBlockReference reference, ActivityExecutionContext context, object? value)
    {
        var owner = context.ExpressionExecutionContext.FindContextContainingBlock(reference.Id)
                    ?? context.FindParentWithVariableContainer()?.ExpressionExecutionContext
                    ?? context.WorkflowExecutionContext.ExpressionExecutionContext;
        reference.Set(owner, value);
    }
}
