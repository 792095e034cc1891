using System.Text.Json;
using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;
using Microsoft.Extensions.Logging;

namespace Elsa.StandIn;

/// <summary>Runs a workflow from its start to its end, in memory.</summary>
internal sealed class StandInWorkflowRunner(
    IServiceProvider services, IWorkflowGraphBuilder graphs, WorkflowPipeline pipeline, ICommitStateHandler commits) : IWorkflowRunner
{
    public Task<RunWorkflowResult> RunAsync(IActivity activity, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Workflow.FromActivity(activity), options, cancellationToken);

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

    /// <summary>A run that starts with an activity of the workflow, usually the workflow itself.</summary>
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

/// <summary>Runs one activity with only the workflow's variables around it. Nothing is committed, so no instance remains.</summary>
internal sealed class ActivityTestRunner(StandInWorkflowRunner runner, WorkflowPipeline pipeline)
{
    private const string TestValues = "VariableTestValues";

    public async Task<ActivityExecutionContext> RunAsync(WorkflowGraph workflowGraph, IActivity activity, CancellationToken cancellationToken = default)
    {
        var context = await runner.CreateContextAsync(workflowGraph, activity, null, cancellationToken);

        foreach (var variable in workflowGraph.Workflow.Variables)
            variable.Set(context.ExpressionExecutionContext, Value(workflowGraph, variable));

        await pipeline.RunAsync(context);
        return context.ActivityExecutionContexts.First(x => x.Activity == activity);
    }

    // The author's test value has precedence over the default.
    private static object? Value(WorkflowGraph graph, Variable variable) =>
        graph.Workflow.CustomProperties.TryGetValue(TestValues, out var values)
        && values is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty(variable.Id, out var value)
            ? value.ConvertTo(variable.GetVariableType())
            : variable.Value;
}

/// <summary>Runs scheduled activities until there are none. An exception that an activity doesn't handle faults the workflow.</summary>
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
        context.Incidents.Add(new ActivityIncident(workflow.Id, workflow.NodeId, workflow.Type, e.Message, exception, context.Time.GetUtcNow()));

        if (context.CanTransition)
            context.TransitionTo(WorkflowSubStatus.Faulted);

        context.AddExecutionLogEntry("Faulted", e.Message, exception);
    }
}
