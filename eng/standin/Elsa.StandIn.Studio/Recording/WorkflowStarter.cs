using Elsa.Workflows.Options;

namespace Elsa.StandIn;

/// <summary>Starts an instance. If instances are recorded, it is recorded from its start.</summary>
internal sealed class WorkflowStarter(StandInWorkflowRunner runner, IServiceProvider services)
{
    public async Task<RunWorkflowResult> StartAsync(WorkflowGraph graph, RunWorkflowOptions options, CancellationToken cancellationToken)
    {
        var recorder = services.GetService<InstanceRecorder>();
        var context = await runner.CreateContextAsync(graph, graph.Workflow, options, cancellationToken);
        recorder?.Record(context);

        try
        {
            return await runner.RunAsync(context);
        }
        catch
        {
            recorder?.Record(context);
            throw;
        }
    }
}
