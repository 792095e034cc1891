using Elsa.Workflows.Activities;

namespace Elsa.StandIn.Engine;

internal sealed class StandInWorkflowBuilder(IWorkflowGraphBuilder graphs, IActivityRegistry registry) : IWorkflowBuilder
{
    public string? DefinitionId { get; set; }

    public string? Id { get; set; }

    public int Version { get; set; } = 1;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public WorkflowOptions WorkflowOptions { get; } = new();

    public IActivity? Root { get; set; }

    public ICollection<Variable> Variables { get; set; } = [];

    public ICollection<InputDefinition> Inputs { get; set; } = [];

    public ICollection<OutputDefinition> Outputs { get; set; } = [];

    public Variable? Result { get; set; } = new();

    public IWorkflowBuilder WithDefinitionId(string definitionId)
    {
        DefinitionId = definitionId;
        return this;
    }

    public Variable<T> WithVariable<T>(string name, T value)
    {
        var variable = new Variable<T>(name, value);
        Variables.Add(variable);
        return variable;
    }

    public IWorkflowBuilder WithVariable<T>(Variable<T> variable) => WithVariables(variable);

    public IWorkflowBuilder WithVariable(Variable variable) => WithVariables(variable);

    public IWorkflowBuilder WithVariables(params Variable[] variables)
    {
        foreach (var variable in variables)
            Variables.Add(variable);

        return this;
    }

    public InputDefinition WithInput<T>(string name, string? description = null)
    {
        var input = new InputDefinition { Name = name, Type = typeof(T), Description = description ?? string.Empty };
        Inputs.Add(input);
        return input;
    }

    public OutputDefinition WithOutput<T>(string name, string? description = null)
    {
        var output = new OutputDefinition { Name = name, Type = typeof(T), Description = description ?? string.Empty };
        Outputs.Add(output);
        return output;
    }

    public async Task<Workflow> BuildWorkflowAsync(CancellationToken cancellationToken = default)
    {
        var definitionId = DefinitionId ?? string.Empty;
        var workflow = new Workflow(
            new WorkflowIdentity(definitionId, Version, Id ?? string.Empty),
            WorkflowPublication.LatestAndPublished,
            new WorkflowMetadata(string.IsNullOrEmpty(Name) ? definitionId : Name, Description),
            WorkflowOptions,
            Root ?? new Sequence(),
            Variables,
            Inputs,
            Outputs,
            [],
            new Dictionary<string, object>(),
            false,
            false);

        if (Result != null)
        {
            workflow.ResultVariable = Result;
            workflow.Result = new Output<object>(Result);
        }

        var graph = await graphs.BuildAsync(workflow, cancellationToken);
        await registry.RegisterAsync(graph.Nodes.Select(x => x.Activity.GetType()).Distinct(), cancellationToken);
        // The types are known only now: a second pass names their inputs and outputs.
        await graphs.BuildAsync(workflow, cancellationToken);
        return workflow;
    }

    public async Task<Workflow> BuildWorkflowAsync(IWorkflow workflowDefinition, CancellationToken cancellationToken = default)
    {
        DefinitionId = workflowDefinition.GetType().Name;
        await workflowDefinition.BuildAsync(this, cancellationToken);
        return await BuildWorkflowAsync(cancellationToken);
    }
}
