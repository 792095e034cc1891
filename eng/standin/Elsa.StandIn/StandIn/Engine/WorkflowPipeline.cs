using Elsa.Workflows.State;
using Microsoft.Extensions.Logging;

namespace Elsa.StandIn.Engine;

/// <summary>Takes due activities from the queue until there is none; what escapes an activity's own handling faults the workflow.</summary>
internal sealed class WorkflowPipeline(ActivityRunner activities, ILogger<WorkflowPipeline> logger)
{
    public async Task RunAsync(WorkflowExecutionContext context)
    {
        using var cancellation = context.CancellationToken.Register(context.CancelWorkflow);

        context.IsExecuting = true;

        try
        {
            await RunQueueAsync(context);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "An exception was caught from a downstream middleware component");
            Fault(context, e);
        }
        finally
        {
            context.IsExecuting = false;
        }
    }

    private async Task RunQueueAsync(WorkflowExecutionContext context)
    {
        context.TransitionTo(WorkflowSubStatus.Executing);

        while (!context.CancellationToken.IsCancellationRequested && context.Queue.TryDequeue(out var item))
            await activities.RunAsync(await context.CreateActivityExecutionContextAsync(item));

        if (context.Status == WorkflowStatus.Running)
            context.TransitionTo(context.ActivityExecutionContexts.All(x => x.IsCompleted) ? WorkflowSubStatus.Finished : WorkflowSubStatus.Suspended);
    }

    private static void Fault(WorkflowExecutionContext context, Exception e)
    {
        var workflow = context.Workflow;
        var exception = ExceptionState.FromException(e);
        context.Incidents.Add(new ActivityIncident(workflow.Id, workflow.NodeId, workflow.Type, e.Message, exception, context.SystemClock.UtcNow));

        if (context.CanTransition)
            context.TransitionTo(WorkflowSubStatus.Faulted);

        context.AddExecutionLogEntry("Faulted", e.Message, exception);
    }
}
