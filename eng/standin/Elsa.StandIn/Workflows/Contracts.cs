using System.Reflection;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

public interface IActivity
{
    string Id { get; set; }
    string NodeId { get; set; }
    string? Name { get; set; }
    string Type { get; set; }
    int Version { get; set; }
    IDictionary<string, object> CustomProperties { get; set; }
    IDictionary<string, object> Metadata { get; set; }
    ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context);
    ValueTask ExecuteAsync(ActivityExecutionContext context);
}

public interface IActivityInputEvaluator
{
    Task<object?> EvaluateAsync(ActivityInputEvaluatorContext context);
}

public interface IActivityProvider
{
    ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default);
}

public interface IActivityRegistry : IActivityProvider
{
    IEnumerable<ActivityDescriptor> ListAll();
    ActivityDescriptor? Find(string type);
    ActivityDescriptor? Find(string type, int version);
    Task RegisterAsync(IEnumerable<Type> activityTypes, CancellationToken cancellationToken = default);
    Task RefreshDescriptorsAsync(IEnumerable<IActivityProvider> activityProviders, CancellationToken cancellationToken = default);
}

public interface IActivitySerializer
{
    T Deserialize<T>(string serializedValue);
}

public interface IActivityWithResult
{
    Output? Result { get; set; }
}

public interface IActivityWithResult<T> : IActivityWithResult
{
    new Output<T>? Result { get; set; }
}

public interface IBehavior : ISignalHandler
{
    ValueTask ExecuteAsync(ActivityExecutionContext context);
}

public interface IIncidentStrategy
{
    void HandleIncident(ActivityExecutionContext context);
}

public interface IActivityDescriptorModifier
{
    void Modify(ActivityDescriptor descriptor);
}

public interface IPropertyUIHandler
{
    float Priority { get; }
    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}

public interface ISignalHandler
{
    ValueTask ReceiveSignalAsync(object signal, SignalContext context);
}

public interface IStartNode;

public interface ITerminalNode;

public interface ITrigger : IActivity
{
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}

public interface IVariableContainer : IActivity
{
    ICollection<Variable> Variables { get; }
}

public interface IWorkflowGraphBuilder
{
    Task<WorkflowGraph> BuildAsync(Workflow workflow, CancellationToken cancellationToken = default);
}

public interface IWorkflowRunner
{
    Task<RunWorkflowResult> RunAsync(IActivity activity, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default);
    Task<RunWorkflowResult> RunAsync(Workflow workflow, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default);
}
