using Elsa.Workflows.Activities;
using Elsa.Workflows.Management.Models;

namespace Elsa.Workflows.Management.Mappers;

public class WorkflowDefinitionMapper
{
    private readonly VariableReader _variables;

    internal WorkflowDefinitionMapper(VariableReader variables) => _variables = variables;

    public Workflow Map(WorkflowDefinitionModel source) => new(
        new WorkflowIdentity(source.DefinitionId, source.Version, source.Id, source.TenantId),
        new WorkflowPublication(source.IsLatest, source.IsPublished),
        new WorkflowMetadata(source.Name, source.Description, source.CreatedAt, source.ToolVersion),
        source.Options ?? new WorkflowOptions(),
        source.Root!,
        [.. (source.Variables ?? []).Select(_variables.Read)],
        source.Inputs ?? [],
        source.Outputs ?? [],
        source.Outcomes ?? [],
        source.CustomProperties ?? new Dictionary<string, object>(),
        source.IsReadonly,
        source.IsSystem);
}
