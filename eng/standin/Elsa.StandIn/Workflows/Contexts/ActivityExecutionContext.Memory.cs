using System.Runtime.CompilerServices;

namespace Elsa.Workflows;

public partial class ActivityExecutionContext
{
    public T? Get<T>(Input<T>? input) => input == null ? default : Get<T>(input.MemoryBlockReference());

    public T? Get<T>(Output<T>? output) => output == null ? default : Get<T>(output.MemoryBlockReference());

    public object? Get(Output? output) => output == null ? null : Get(output.MemoryBlockReference());

    public object? Get(MemoryBlockReference blockReference) => TryGet(blockReference, out var value)
        ? value
        : throw new InvalidOperationException($"The memory block '{blockReference}' does not exist.");

    public T? Get<T>(MemoryBlockReference blockReference) => Get(blockReference).ConvertTo<T>();

    public bool TryGet(MemoryBlockReference blockReference, out object? value)
    {
        if (ExpressionExecutionContext.TryGet(blockReference, out value))
            return true;

        value = (blockReference as Literal)?.Value;
        return blockReference is Literal;
    }

    public void Set(MemoryBlockReference blockReference, object? value, Action<MemoryBlock>? configure = null) =>
        ExpressionExecutionContext.Set(blockReference, value, configure);

    public void Set<T>(Output<T>? output, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) =>
        Set((Output?)output, value, outputName);

    public void Set(Output? output, object? value, [CallerArgumentExpression(nameof(output))] string? outputName = null)
    {
        ExpressionExecutionContext.Set(output, value);
        WorkflowExecutionContext.RecordActivityOutput(this, outputName, value);
    }
}
