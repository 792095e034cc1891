using Elsa.Expressions.Contracts;

namespace Elsa.Workflows;

public record ActivityCompletedContext(ActivityExecutionContext TargetContext, ActivityExecutionContext ChildContext, object? Result = null);

public record ActivityCompletionCallbackEntry(
    ActivityExecutionContext Owner, ActivityNode Child, ActivityCompletionCallback? CompletionCallback, object? Tag = null);

public record ActivityInputEvaluatorContext(
    ActivityExecutionContext ActivityExecutionContext, ExpressionExecutionContext ExpressionExecutionContext, InputDescriptor InputDescriptor,
    Input Input, IExpressionEvaluator ExpressionEvaluator);

public class SignalContext
{
    internal SignalContext()
    {
    }

    public required ActivityExecutionContext ReceiverActivityExecutionContext { get; init; }
    public required ActivityExecutionContext SenderActivityExecutionContext { get; init; }
    public CancellationToken CancellationToken { get; init; }
    public bool IsSelf => SenderActivityExecutionContext.Activity == ReceiverActivityExecutionContext.Activity;
}

public class TriggerIndexingContext
{
    internal TriggerIndexingContext(ExpressionExecutionContext context) => ExpressionExecutionContext = context;

    public ExpressionExecutionContext ExpressionExecutionContext { get; }

    public T? Get<T>(Input<T>? input) => ExpressionExecutionContext.Get(input);
}

public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);
