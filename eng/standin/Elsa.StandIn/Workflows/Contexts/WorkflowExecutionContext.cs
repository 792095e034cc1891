using Elsa.Common;
using Elsa.StandIn.Engine;
using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

public partial class WorkflowExecutionContext : IExecutionContext
{
    private static readonly object ActivityOutputRegistryKey = new();
    private static readonly object LastActivityResultKey = new();

    private readonly List<ActivityExecutionContext> _activityExecutionContexts = [];

    internal WorkflowExecutionContext(
        IServiceProvider serviceProvider, WorkflowGraph workflowGraph, RunWorkflowOptions options, CancellationToken cancellationToken)
    {
        ServiceProvider = serviceProvider;
        WorkflowGraph = workflowGraph;
        SystemClock = serviceProvider.GetRequiredService<ISystemClock>();
        IdentityGenerator = serviceProvider.GetRequiredService<IIdentityGenerator>();
        Id = options.WorkflowInstanceId ?? IdentityGenerator.GenerateId();
        CorrelationId = options.CorrelationId;
        TriggerActivityId = options.TriggerActivityId;
        Input = new Dictionary<string, object>(options.Input ?? new Dictionary<string, object>(), StringComparer.OrdinalIgnoreCase);
        Properties = new Dictionary<string, object>(options.Properties ?? new Dictionary<string, object>(), StringComparer.OrdinalIgnoreCase);
        CreatedAt = UpdatedAt = SystemClock.UtcNow;
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

    public IActivity Activity => Workflow;

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public ISystemClock SystemClock { get; }

    public IIdentityGenerator IdentityGenerator { get; }

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

    public IEnumerable<Variable> Variables => Workflow.Variables;

    public IReadOnlyCollection<ActivityNode> Nodes => [.. WorkflowGraph.Nodes];

    internal WorkQueue Queue { get; } = new();

    public T GetRequiredService<T>() where T : notnull => ServiceProvider.GetRequiredService<T>();

    public object GetRequiredService(Type serviceType) => ServiceProvider.GetRequiredService(serviceType);

    public T GetOrCreateService<T>() where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(ServiceProvider);

    public T? GetService<T>() where T : notnull => ServiceProvider.GetService<T>();

    public object? GetService(Type serviceType) => ServiceProvider.GetService(serviceType);

    public IEnumerable<T> GetServices<T>() where T : notnull => ServiceProvider.GetServices<T>();

    public ActivityNode? FindNodeById(string nodeId) => WorkflowGraph.FindNodeById(nodeId);

    public ActivityNode? FindNodeByActivity(IActivity activity) => WorkflowGraph.FindNodeByActivity(activity);

    public ActivityNode? FindNodeByActivityId(string activityId) => WorkflowGraph.FindNodeByActivityId(activityId);

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
            SystemClock.UtcNow,
            ExecutionLogSequence++,
            eventName,
            message,
            Workflow.GetSource(),
            payload));

    public Task CommitAsync() => GetRequiredService<ICommitStateHandler>().CommitAsync(this, CancellationToken);
}
