using Elsa.Common;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace Elsa.Workflows;

public partial class ActivityExecutionContext : IExecutionContext
{
    internal ActivityExecutionContext(
        string id,
        WorkflowExecutionContext workflowExecutionContext,
        ActivityExecutionContext? parent,
        IActivity activity,
        ActivityDescriptor activityDescriptor,
        object? tag)
    {
        Id = id;
        WorkflowExecutionContext = workflowExecutionContext;
        ParentActivityExecutionContext = parent;
        Activity = activity;
        ActivityDescriptor = activityDescriptor;
        Tag = tag;
        StartedAt = workflowExecutionContext.SystemClock.UtcNow;
        CancellationToken = workflowExecutionContext.CancellationToken;
        parent?.Children.Add(this);

        var properties = ExpressionExecutionContextExtensions.CreateActivityExecutionContextPropertiesFrom(
            workflowExecutionContext, workflowExecutionContext.Input);
        properties[ExpressionExecutionContextExtensions.ActivityKey] = activity;
        properties[ExpressionExecutionContextExtensions.ActivityExecutionContextKey] = this;
        var parentExpressions = parent?.ExpressionExecutionContext ?? workflowExecutionContext.ExpressionExecutionContext;
        ExpressionExecutionContext = new ExpressionExecutionContext(
            workflowExecutionContext.ServiceProvider, new MemoryRegister(), parentExpressions, properties, null, CancellationToken);
    }

    public string Id { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public object? Tag { get; set; }

    public bool IsExecuting { get; set; }

    public bool IsCompleted => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    public int AggregateFaultCount { get; set; }

    public WorkflowExecutionContext WorkflowExecutionContext { get; }

    public ActivityExecutionContext? ParentActivityExecutionContext { get; internal set; }

    public string? SchedulingActivityExecutionId { get; set; }

    public string? SchedulingActivityId { get; set; }

    public int CallStackDepth { get; set; }

    public ExpressionExecutionContext ExpressionExecutionContext { get; }

    public IEnumerable<Variable> Variables =>
        ((Activity as IVariableContainer)?.Variables ?? [])
        .Concat(DynamicVariables)
        .GroupBy(x => string.IsNullOrEmpty(x.Name) ? x.Id : x.Name)
        .Select(x => x.Last());

    public ICollection<Variable> DynamicVariables { get; set; } = [];

    public IActivity Activity { get; set; }

    public ActivityDescriptor ActivityDescriptor { get; }

    public CancellationToken CancellationToken { get; }

    public ActivityStatus Status { get; private set; } = ActivityStatus.Pending;

    public Exception? Exception { get; set; }

    public IDictionary<string, object> Properties { get; } = new Dictionary<string, object>();

    public IDictionary<object, object> TransientProperties { get; set; } = new Dictionary<object, object>();

    public IDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();

    public ActivityNode ActivityNode => WorkflowExecutionContext.FindNodeByActivity(Activity)!;

    public string NodeId => ActivityNode.NodeId;

    public ISet<ActivityExecutionContext> Children { get; } = new HashSet<ActivityExecutionContext>();

    public IDictionary<string, object> WorkflowInput => WorkflowExecutionContext.Input;

    public IDictionary<string, object> ActivityInput { get; } = new Dictionary<string, object>();

    public IDictionary<string, object> JournalData { get; } = new Dictionary<string, object>();

    public IDictionary<string, object> ActivityState { get; } = new Dictionary<string, object>();

    public void TransitionTo(ActivityStatus status) => Status = status;

    public WorkflowExecutionLogEntry AddExecutionLogEntry(string eventName, string? message = null, string? source = null, object? payload = null) =>
        WorkflowExecutionContext.Log(new WorkflowExecutionLogEntry(
            Id,
            ParentActivityExecutionContext?.Id,
            Activity.Id,
            Activity.Type,
            Activity.Version,
            Activity.Name,
            NodeId,
            null,
            GetRequiredService<ISystemClock>().UtcNow,
            WorkflowExecutionContext.ExecutionLogSequence++,
            eventName,
            message,
            source ?? Activity.GetSource(),
            payload));

    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => CompleteActivityAsync(new Outcomes(outcomes));

    public T GetRequiredService<T>() where T : notnull => WorkflowExecutionContext.GetRequiredService<T>();

    public object GetRequiredService(Type serviceType) => WorkflowExecutionContext.GetRequiredService(serviceType);

    public T GetOrCreateService<T>() where T : notnull => WorkflowExecutionContext.GetOrCreateService<T>();

    public T? GetService<T>() where T : notnull => WorkflowExecutionContext.GetService<T>();

    public object? GetService(Type serviceType) => WorkflowExecutionContext.GetService(serviceType);

    public IEnumerable<T> GetServices<T>() where T : notnull => WorkflowExecutionContext.GetServices<T>();

    public T? GetProperty<T>(string key) => Properties.TryGetValue<T?>(key, out var value) ? value : default;

    public T GetProperty<T>(string key, Func<T> defaultValue)
    {
        if (!Properties.TryGetValue<T?>(key, out var value))
        {
            value = defaultValue();
            Properties[key] = value!;
        }

        return value!;
    }

    public void SetProperty<T>(string key, T? value) => Properties[key] = value!;

    public T UpdateProperty<T>(string key, Func<T?, T> updater) where T : notnull
    {
        var value = updater(GetProperty<T?>(key));
        Properties[key] = value;
        return value;
    }
}
