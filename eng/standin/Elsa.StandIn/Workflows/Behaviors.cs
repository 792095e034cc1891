using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Behaviors;

public class AutoCompleteBehavior : Behavior
{
    public AutoCompleteBehavior(IActivity owner) : base(owner)
    {
    }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) => await context.CompleteActivityAsync();
}

public class ScheduledChildCallbackBehavior : Behavior
{
    public ScheduledChildCallbackBehavior(IActivity owner) : base(owner) => OnSignalReceived<ActivityCompleted>(OnActivityCompletedAsync);

    private async ValueTask OnActivityCompletedAsync(ActivityCompleted signal, SignalContext context)
    {
        var owner = context.ReceiverActivityExecutionContext;
        var child = context.SenderActivityExecutionContext;
        var entry = owner.WorkflowExecutionContext.PopCompletionCallback(owner, child.ActivityNode);

        if (entry?.CompletionCallback == null)
            return;

        owner.Tag = entry.Tag;
        await entry.CompletionCallback(new ActivityCompletedContext(owner, child, signal.Result));
    }
}
