using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows;

public partial class ActivityExecutionContext
{
    public async ValueTask CompleteActivityAsync(object? result = null)
    {
        // An activity that has already chosen its outcomes is not completed a second time.
        if (Status != ActivityStatus.Running)
            return;

        foreach (var child in Children.ToList())
            await child.CancelAsync();

        TransitionTo(ActivityStatus.Completed);

        if (result is Outcomes outcomes)
            JournalData["Outcomes"] = outcomes.Names;

        AddExecutionLogEntry("Completed");
        await this.SendSignalAsync(new ActivityCompleted(result));
        WorkflowExecutionContext.RemoveCompletionCallbacksOf(this);
        CompletedAt = WorkflowExecutionContext.SystemClock.UtcNow;
    }

    public async ValueTask ScheduleActivityAsync(
        IActivity? activity, ActivityCompletionCallback? completionCallback, object? tag = null, IEnumerable<Variable>? variables = null) =>
        await ScheduleActivityAsync(activity, new ScheduleWorkOptions { CompletionCallback = completionCallback, Tag = tag, Variables = variables?.ToList() });

    public async ValueTask ScheduleActivityAsync(IActivity? activity, ScheduleWorkOptions? options = null)
    {
        if (activity != null)
            WorkflowExecutionContext.Schedule(activity, this, options ?? new ScheduleWorkOptions());
        else if (options?.CompletionCallback != null)
            await options.CompletionCallback(new ActivityCompletedContext(this, this));
        else
            await CompleteActivityAsync();
    }

    internal async Task CancelAsync()
    {
        if (IsCompleted)
            return;

        TransitionTo(ActivityStatus.Canceled);
        WorkflowExecutionContext.RemoveCompletionCallbacksOf(this);
        AddExecutionLogEntry("Canceled");
        await this.SendSignalAsync(new CancelSignal());

        foreach (var child in Children.ToList())
            await child.CancelAsync();
    }
}
