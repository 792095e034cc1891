using Elsa.Expressions.Contracts;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace Elsa.Workflows;

public record ActivityCompletedContext(ActivityExecutionContext TargetContext, ActivityExecutionContext ChildContext, object? Result = null)
{
}

public record ActivityCompletionCallbackEntry(
    ActivityExecutionContext Owner, ActivityNode Child, ActivityCompletionCallback? CompletionCallback, object? Tag = null);

public record ActivityInputEvaluatorContext(
    ActivityExecutionContext ActivityExecutionContext,
    ExpressionExecutionContext ExpressionExecutionContext,
    InputDescriptor InputDescriptor,
    Input Input,
    IExpressionEvaluator ExpressionEvaluator);

public class SignalContext
{
    public SignalContext(
        ActivityExecutionContext receiverActivityExecutionContext, ActivityExecutionContext senderActivityExecutionContext, CancellationToken cancellationToken)
    {
        ReceiverActivityExecutionContext = receiverActivityExecutionContext;
        SenderActivityExecutionContext = senderActivityExecutionContext;
        CancellationToken = cancellationToken;
    }

    public ActivityExecutionContext ReceiverActivityExecutionContext { get; init; }

    public ActivityExecutionContext SenderActivityExecutionContext { get; init; }

    public bool IsSelf => SenderActivityExecutionContext.Activity == ReceiverActivityExecutionContext.Activity;

    public CancellationToken CancellationToken { get; init; }

    internal bool StopPropagationRequested { get; private set; }
}

public class TriggerIndexingContext(
    WorkflowIndexingContext workflowIndexingContext,
    ExpressionExecutionContext expressionExecutionContext,
    ITrigger trigger,
    CancellationToken cancellationToken)
{
    public WorkflowIndexingContext WorkflowIndexingContext { get; } = workflowIndexingContext;

    public ExpressionExecutionContext ExpressionExecutionContext { get; } = expressionExecutionContext;

    public ITrigger Trigger { get; } = trigger;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public string TriggerName { get; set; } = trigger.Type;

    public T? Get<T>(Input<T>? input) => ExpressionExecutionContext.Get(input);
}

public class WorkflowIndexingContext
{
    public WorkflowIndexingContext(Workflow workflow, CancellationToken cancellationToken)
    {
        Workflow = workflow;
        CancellationToken = cancellationToken;
    }

    public Workflow Workflow { get; }

    public CancellationToken CancellationToken { get; }
}

public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);
