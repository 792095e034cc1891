using System.Text.Json;

namespace Elsa.StandIn.Engine;

/// <summary>Runs one activity with nothing around it but the workflow's variables. Nothing is committed, so no instance is left.</summary>
internal sealed class StandInActivityTestRunner(StandInWorkflowRunner runner, WorkflowPipeline pipeline) : IActivityTestRunner
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

    // The author's value for tests goes before the default.
    private static object? Value(WorkflowGraph graph, Variable variable) =>
        graph.Workflow.CustomProperties.TryGetValue(TestValues, out var values)
        && values is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty(variable.Id, out var value)
            ? value.ConvertTo(variable.GetVariableType())
            : variable.Value;
}
