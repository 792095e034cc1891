using Elsa.Workflows.Activities;

namespace Elsa.Workflows;

public interface IWorkflowBuilder
{
    string? DefinitionId { get; set; }

    string? Id { get; set; }

    int Version { get; set; }

    string? Name { get; set; }

    string? Description { get; set; }

    WorkflowOptions WorkflowOptions { get; }

    IActivity? Root { get; set; }

    ICollection<Variable> Variables { get; set; }

    ICollection<InputDefinition> Inputs { get; set; }

    ICollection<OutputDefinition> Outputs { get; set; }

    Variable? Result { get; set; }

    IWorkflowBuilder WithDefinitionId(string definitionId);

    Variable<T> WithVariable<T>(string name, T value);

    IWorkflowBuilder WithVariable<T>(Variable<T> variable);

    IWorkflowBuilder WithVariable(Variable variable);

    IWorkflowBuilder WithVariables(params Variable[] variables);

    InputDefinition WithInput<T>(string name, string? description = null);

    OutputDefinition WithOutput<T>(string name, string? description = null);

    Task<Workflow> BuildWorkflowAsync(CancellationToken cancellationToken = default);

    Task<Workflow> BuildWorkflowAsync(IWorkflow workflowDefinition, CancellationToken cancellationToken = default);
}
