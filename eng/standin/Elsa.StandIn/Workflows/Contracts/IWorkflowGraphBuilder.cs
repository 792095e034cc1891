using Elsa.Workflows.Activities;

namespace Elsa.Workflows;

public interface IWorkflowGraphBuilder
{
    Task<WorkflowGraph> BuildAsync(Workflow workflow, CancellationToken cancellationToken = default);
}
