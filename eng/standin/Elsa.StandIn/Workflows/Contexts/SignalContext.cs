namespace Elsa.Workflows;

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

    public void StopPropagation() => StopPropagationRequested = true;
}
