using Elsa.StandIn.Engine;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

public partial class WorkflowExecutionContext
{
    private readonly List<ActivityCompletionCallbackEntry> _completionCallbacks = [];

    public ActivityCompletionCallbackEntry? PopCompletionCallback(ActivityExecutionContext owner, ActivityNode child)
    {
        var entry = _completionCallbacks.Find(x => x.Owner == owner && x.Child == child);

        if (entry != null)
            _completionCallbacks.Remove(entry);

        return entry;
    }

    internal void RemoveCompletionCallbacksOf(ActivityExecutionContext owner) => _completionCallbacks.RemoveAll(x => x.Owner == owner);

    internal IReadOnlyList<ActivityCompletionCallbackEntry> CompletionCallbacks => _completionCallbacks;

    internal bool CanTransition => Status != WorkflowStatus.Finished;

    internal void TransitionTo(WorkflowSubStatus subStatus)
    {
        if (!CanTransition)
            throw new InvalidOperationException($"Cannot transition from {SubStatus} to {subStatus}");

        SubStatus = subStatus;
        UpdatedAt = SystemClock.UtcNow;

        if (Status == WorkflowStatus.Finished)
            FinishedAt = UpdatedAt;
    }

    /// <summary>What Elsa does when the token given to the run is cancelled.</summary>
    internal void CancelWorkflow()
    {
        _completionCallbacks.Clear();

        if (!CanTransition)
            return;

        AddExecutionLogEntry("Workflow cancelled");
        TransitionTo(WorkflowSubStatus.Cancelled);
    }

    internal void Schedule(IActivity activity, ActivityExecutionContext owner, ScheduleWorkOptions options)
    {
        var node = FindNodeByActivity(activity) ?? throw new InvalidOperationException("The specified activity is not part of the workflow.");
        _completionCallbacks.Add(new ActivityCompletionCallbackEntry(owner, node, options.CompletionCallback, options.Tag));
        Queue.Enqueue(new WorkItem(activity, owner, options));
    }

    internal async Task<ActivityExecutionContext> CreateActivityExecutionContextAsync(WorkItem item)
    {
        var registry = GetRequiredService<IActivityRegistryLookupService>();
        var descriptor = await registry.FindAsync(item.Activity.Type, item.Activity.Version)
                         ?? await registry.FindAsync(item.Activity.Type)
                         ?? throw new ActivityNotFoundException(item.Activity.Type);
        var context = new ActivityExecutionContext(IdentityGenerator.GenerateId(), this, item.Owner, item.Activity, descriptor, item.Options.Tag)
        {
            SchedulingActivityExecutionId = item.Options.SchedulingActivityExecutionId ?? item.Owner?.Id,
        };

        if (_activityExecutionContexts.Find(x => x.Id == context.SchedulingActivityExecutionId) is { } scheduler)
        {
            context.SchedulingActivityId = scheduler.Activity.Id;
            context.CallStackDepth = scheduler.CallStackDepth + 1;
        }

        foreach (var variable in item.Options.Variables ?? [])
        {
            context.DynamicVariables.Add(variable);
            context.ExpressionExecutionContext.CreateVariable(variable.Name, variable.Value);
        }

        foreach (var (key, value) in item.Options.Input ?? new Dictionary<string, object>())
            context.ActivityInput[key] = value;

        _activityExecutionContexts.Add(context);
        return context;
    }

    internal void RecordActivityOutput(ActivityExecutionContext context, string? outputName, object? value)
    {
        GetActivityOutputRegister().Record(context, outputName, value);

        if (outputName == ActivityOutputRegister.DefaultOutputName)
            TransientProperties[LastActivityResultKey] = value!;
    }

    internal WorkflowExecutionLogEntry Log(WorkflowExecutionLogEntry entry)
    {
        ExecutionLog.Add(entry);
        return entry;
    }
}
