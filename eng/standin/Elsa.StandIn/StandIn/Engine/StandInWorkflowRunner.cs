using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;

namespace Elsa.StandIn.Engine;

/// <summary>Runs a workflow from its start to its end, in memory.</summary>
internal sealed class StandInWorkflowRunner(
    IServiceProvider services, IWorkflowGraphBuilder graphs, WorkflowPipeline pipeline, ICommitStateHandler commits) : IWorkflowRunner
{
    public Task<RunWorkflowResult> RunAsync(IActivity activity, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Workflow.FromActivity(activity), options, cancellationToken);

    public async Task<RunWorkflowResult> RunAsync(IWorkflow workflow, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        var builder = services.GetRequiredService<IWorkflowBuilderFactory>().CreateBuilder();
        return await RunAsync(await builder.BuildWorkflowAsync(workflow, cancellationToken), options, cancellationToken);
    }

    public async Task<RunWorkflowResult<TResult>> RunAsync<TResult>(
        WorkflowBase<TResult> workflow, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await RunAsync((IWorkflow)workflow, options, cancellationToken);
        return new RunWorkflowResult<TResult>(result.WorkflowExecutionContext, result.WorkflowState, result.Workflow, (TResult)result.Result!, result.Journal);
    }

    public Task<RunWorkflowResult> RunAsync<T>(RunWorkflowOptions? options = null, CancellationToken cancellationToken = default) where T : IWorkflow, new() =>
        RunAsync((IWorkflow)new T(), options, cancellationToken);

    public async Task<RunWorkflowResult> RunAsync(Workflow workflow, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default) =>
        await RunAsync(await graphs.BuildAsync(workflow, cancellationToken), options, cancellationToken);

    public async Task<RunWorkflowResult> RunAsync(
        WorkflowGraph workflowGraph, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        var context = await CreateContextAsync(workflowGraph, workflowGraph.Workflow, options, cancellationToken);
        return await RunAsync(context);
    }

    public async Task<RunWorkflowResult> RunAsync(WorkflowExecutionContext workflowExecutionContext)
    {
        var context = workflowExecutionContext;
        await pipeline.RunAsync(context);

        var state = WorkflowState.Extract(context);
        var result = context.Workflow.ResultVariable?.Get(context.MemoryRegister);
        var journal = new Journal([.. context.ExecutionLog], [.. context.ActivityExecutionContexts]);
        await commits.CommitAsync(context, state, context.CancellationToken);
        return new RunWorkflowResult(context, state, context.Workflow, result, journal);
    }

    /// <summary>A run of which an activity of the workflow, as a rule the workflow itself, is the first thing to do.</summary>
    public async Task<WorkflowExecutionContext> CreateContextAsync(
        WorkflowGraph graph, IActivity first, RunWorkflowOptions? options, CancellationToken cancellationToken)
    {
        var registry = services.GetRequiredService<IActivityRegistry>();
        await registry.RegisterAsync(graph.Nodes.Select(x => x.Activity.GetType()).Distinct(), cancellationToken);

        var context = new WorkflowExecutionContext(services, graph, options ?? new RunWorkflowOptions(), cancellationToken);
        context.Queue.Enqueue(new WorkItem(first, null, new ScheduleWorkOptions()));
        return context;
    }
}
