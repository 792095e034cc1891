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

public interface IActivityDescriber
{
    Task<ActivityDescriptor> DescribeActivityAsync(Type activityType, CancellationToken cancellationToken = default);
}

public interface IActivityDescriptorModifier
{
    void Modify(ActivityDescriptor descriptor);
}

public interface IActivityInputEvaluator
{
    Task<object?> EvaluateAsync(ActivityInputEvaluatorContext context);
}

public interface IActivityPropertyDefaultValueProvider
{
    object GetDefaultValue(PropertyInfo property);
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

public interface IActivityRegistryLookupService
{
    Task<ActivityDescriptor?> FindAsync(string type);

    Task<ActivityDescriptor?> FindAsync(string type, int version);
}

public interface IActivitySerializer
{
    T Deserialize<T>(string serializedValue);
}

public interface IActivityTestRunner
{
    Task<ActivityExecutionContext> RunAsync(WorkflowGraph workflowGraph, IActivity activity, CancellationToken cancellationToken = default);
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

public interface IExecutionContext
{
}

public interface IIdentityGenerator
{
    string GenerateId();
}

public interface IIncidentStrategy
{
    void HandleIncident(ActivityExecutionContext context);
}

public interface IPropertyUIHandler
{
    float Priority { get; }

    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}

public interface IPropertyUIHandlerResolver
{
    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}

public interface ISafeExceptionMetadataProvider
{
    IReadOnlyDictionary<string, string> GetSafeMetadata();
}

public interface ISignalHandler
{
    ValueTask ReceiveSignalAsync(object signal, SignalContext context);
}

public interface IStandardOutStreamProvider
{
    TextWriter GetTextWriter();
}

public interface IStartNode;

public interface ITerminalNode;

public interface ITrigger : IActivity
{
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}

public interface IUIHintHandler
{
    string UIHint { get; }

    ValueTask<IEnumerable<Type>> GetPropertyUIHandlersAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken);
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
