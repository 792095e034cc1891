using System.Runtime.CompilerServices;
using Elsa.Common;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows;

public partial class ActivityExecutionContext
{
    internal ActivityExecutionContext(
        string id, WorkflowExecutionContext workflowExecutionContext, ActivityExecutionContext? parent, IActivity activity,
        ActivityDescriptor activityDescriptor, object? tag)
    {
        Id = id;
        WorkflowExecutionContext = workflowExecutionContext;
        ParentActivityExecutionContext = parent;
        Activity = activity;
        ActivityDescriptor = activityDescriptor;
        Tag = tag;
        StartedAt = workflowExecutionContext.Time.GetUtcNow();
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
            GetRequiredService<TimeProvider>().GetUtcNow(),
            WorkflowExecutionContext.ExecutionLogSequence++,
            eventName,
            message,
            source ?? Activity.GetSource(),
            payload));

    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => CompleteActivityAsync(new Outcomes(outcomes));

    public T GetRequiredService<T>() where T : notnull => WorkflowExecutionContext.GetRequiredService<T>();

    public object GetRequiredService(Type serviceType) => WorkflowExecutionContext.GetRequiredService(serviceType);

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
}

public partial class ActivityExecutionContext
{
    public async ValueTask CompleteActivityAsync(object? result = null)
    {
        // An activity that already has its outcomes is not completed a second time.
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
        CompletedAt = WorkflowExecutionContext.Time.GetUtcNow();
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

    public T? Get<T>(Input<T>? input) => input == null ? default : Get<T>(input.MemoryBlockReference());

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

    public void Set<T>(Output<T>? output, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) =>
        Set((Output?)output, value, outputName);

    public void Set(Output? output, object? value, [CallerArgumentExpression(nameof(output))] string? outputName = null)
    {
        ExpressionExecutionContext.Set(output, value);
        WorkflowExecutionContext.RecordActivityOutput(this, outputName, value);
    }
}
