using Elsa.Workflows.CommitStates;
using Elsa.Workflows.State;

namespace Elsa.StandIn.Recording;

/// <summary>Makes every commit of a run visible, as Elsa's runtime does.</summary>
internal sealed class RecordingCommitStateHandler(InstanceRecorder recorder) : ICommitStateHandler
{
    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default)
    {
        recorder.Record(workflowExecutionContext);
        return Task.CompletedTask;
    }

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default) =>
        CommitAsync(workflowExecutionContext, cancellationToken);
}
