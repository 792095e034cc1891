using Elsa.Workflows;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.State;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Stands for the store of workflow instances. What Elsa commits at the end of a run leaves no trail.</summary>
internal sealed class RecordingCommits(Trail trail) : ICommitStateHandler
{
    /// <summary>What a commit in the midst of a run fails with; null where it works.</summary>
    public Exception? Failure { get; set; }

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default)
    {
        trail.Add("commit");
        return Failure == null ? Task.CompletedTask : Task.FromException(Failure);
    }

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;
}
