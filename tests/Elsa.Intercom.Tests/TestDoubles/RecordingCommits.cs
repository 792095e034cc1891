using Elsa.Workflows;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.State;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Replaces the store of workflow instances. It doesn't record Elsa's commit at the end of a run.</summary>
internal sealed class RecordingCommits(Trail trail) : ICommitStateHandler
{
    /// <summary>The failure of a commit during a run; null for none.</summary>
    public Exception? Failure { get; set; }

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default)
    {
        trail.Add("commit");
        return Failure == null ? Task.CompletedTask : Task.FromException(Failure);
    }

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;
}
