using Elsa.Workflows.Activities;

namespace Elsa.Workflows;

public class WorkflowIndexingContext
{
    public WorkflowIndexingContext(Workflow workflow, CancellationToken cancellationToken)
    {
        Workflow = workflow;
        CancellationToken = cancellationToken;
    }

    public Workflow Workflow { get; }

    public CancellationToken CancellationToken { get; }
}
