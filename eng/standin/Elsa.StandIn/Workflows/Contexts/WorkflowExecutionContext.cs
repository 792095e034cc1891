using Elsa.Common;
using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

public partial class WorkflowExecutionContext
{
    private static readonly object ActivityOutputRegistryKey = new();
    private static readonly object LastActivityResultKey = new();

    private readonly List<ActivityExecutionContext> _activityExecutionContexts = [];

    internal WorkflowExecutionContext(
        IServiceProvider serviceProvider, WorkflowGraph workflowGraph, RunWorkflowOptions options, CancellationToken cancellationToken)
    {
        ServiceProvider = serviceProvider;
        WorkflowGraph = workflowGraph;
        Time = serviceProvider.GetRequiredService<TimeProvider>();
        IdentityGenerator = serviceProvider.GetRequiredService<IdentityGenerator>();
        Id = options.WorkflowInstanceId ?? IdentityGenerator.GenerateId();
        CorrelationId = options.CorrelationId;
        TriggerActivityId = options.TriggerActivityId;
        Input = new Dictionary<string, object>(options.Input ?? new Dictionary<string, object>(), StringComparer.OrdinalIgnoreCase);
        Properties = new Dictionary<string, object>(options.Properties ?? new Dictionary<string, object>(), StringComparer.OrdinalIgnoreCase);
        CreatedAt = UpdatedAt = Time.GetUtcNow();
        CancellationToken = cancellationToken;
        MemoryRegister = new MemoryRegister();
        ExpressionExecutionContext = new ExpressionExecutionContext(serviceProvider, MemoryRegister, cancellationToken: cancellationToken);
    }

    public IServiceProvider ServiceProvider { get; }
    public WorkflowGraph WorkflowGraph { get; }

    public Workflow Workflow => WorkflowGraph.Workflow;

    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted
        ? WorkflowStatus.Finished
        : WorkflowStatus.Running;

    public WorkflowSubStatus SubStatus { get; internal set; } = WorkflowSubStatus.Pending;
    public bool IsExecuting { get; set; }
    public MemoryRegister MemoryRegister { get; }
    public string Id { get; set; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    internal TimeProvider Time { get; }
    internal IdentityGenerator IdentityGenerator { get; }
    public IDictionary<string, object> Input { get; set; }
    public IDictionary<string, object> Output { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> Properties { get; set; }
    public IDictionary<object, object> TransientProperties { get; set; } = new Dictionary<object, object>();
    public ICollection<ActivityIncident> Incidents { get; set; } = [];
    public string? TriggerActivityId { get; set; }
    public CancellationToken CancellationToken { get; }

    public IReadOnlyCollection<ActivityExecutionContext> ActivityExecutionContexts => _activityExecutionContexts.AsReadOnly();

    public long ExecutionLogSequence { get; set; }
    public ICollection<WorkflowExecutionLogEntry> ExecutionLog { get; } = [];
    public ExpressionExecutionContext ExpressionExecutionContext { get; }

    public IReadOnlyCollection<ActivityNode> Nodes => [.. WorkflowGraph.Nodes];

    internal WorkQueue Queue { get; } = new();

    public T GetRequiredService<T>() where T : notnull => ServiceProvider.GetRequiredService<T>();

    public object GetRequiredService(Type serviceType) => ServiceProvider.GetRequiredService(serviceType);

    public ActivityNode? FindNodeByActivity(IActivity activity) => WorkflowGraph.FindNodeByActivity(activity);

    public ActivityOutputRegister GetActivityOutputRegister() => TransientProperties.GetOrAdd(ActivityOutputRegistryKey, () => new ActivityOutputRegister());

    public object? GetLastActivityResult() => TransientProperties.TryGetValue(LastActivityResultKey, out var value) ? value : null;

    public WorkflowExecutionLogEntry AddExecutionLogEntry(string eventName, string? message = null, object? payload = null) =>
        Log(new WorkflowExecutionLogEntry(
            Id,
            null,
            Workflow.Id,
            Workflow.Type,
            Workflow.Identity.Version,
            Workflow.Name,
            Workflow.Identity.Id,
            null,
            Time.GetUtcNow(),
            ExecutionLogSequence++,
            eventName,
            message,
            Workflow.GetSource(),
            payload));

    public Task CommitAsync() => GetRequiredService<ICommitStateHandler>().CommitAsync(this, CancellationToken);
}

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
        UpdatedAt = Time.GetUtcNow();

        if (Status == WorkflowStatus.Finished)
            FinishedAt = UpdatedAt;
    }

    /// <summary>Elsa's reaction when the run's token is cancelled.</summary>
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
        var registry = GetRequiredService<ActivityRegistryLookup>();
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
