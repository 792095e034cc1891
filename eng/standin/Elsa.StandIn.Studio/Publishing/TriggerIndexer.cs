using Elsa.Expressions.Contracts;

namespace Elsa.StandIn;

/// <summary>Evaluates a workflow's triggers, without a running instance.</summary>
internal sealed class TriggerIndexer(IServiceProvider services, ActivityRegistryLookup registry, IExpressionEvaluator expressions)
{
    public async Task<List<EndpointRoute>> IndexAsync(WorkflowGraph graph, CancellationToken cancellationToken)
    {
        var routes = new List<EndpointRoute>();

        foreach (var trigger in graph.Nodes.Select(x => x.Activity).OfType<ITrigger>().Where(x => x.GetCanStartWorkflow()))
        {
            var context = await CreateContextAsync(graph, trigger, cancellationToken);

            foreach (var payload in await trigger.GetTriggerPayloadsAsync(context))
                routes.Add(new EndpointRoute(Accept(payload, trigger), trigger.Id, graph));
        }

        return routes;
    }

    private async Task<TriggerIndexingContext> CreateContextAsync(WorkflowGraph graph, ITrigger trigger, CancellationToken cancellationToken)
    {
        var properties = ExpressionExecutionContextExtensions.CreateTriggerIndexingPropertiesFrom(graph.Workflow, new Dictionary<string, object>());
        properties[ExpressionExecutionContextExtensions.ActivityKey] = trigger;
        var context = new ExpressionExecutionContext(services, new MemoryRegister(), null, properties, null, cancellationToken);
        var descriptor = await registry.FindAsync(trigger);

        foreach (var input in descriptor!.Inputs.Where(x => x.IsWrapped && x.AutoEvaluate))
        {
            if (input.ValueGetter(trigger) is Input { Expression: not null } value)
                value.MemoryBlockReference().Set(context, await expressions.EvaluateAsync(value, context));
        }

        return new TriggerIndexingContext(context);
    }

    private static EndpointPayload Accept(object payload, ITrigger trigger)
    {
        if (payload is not EndpointPayload endpoint)
            throw new NotInStandInException($"The trigger {trigger.Type} (activity {trigger.Id})");

        return string.IsNullOrWhiteSpace(endpoint.Policy) ? endpoint : throw new NotInStandInException($"The policy of {trigger.Type} (activity {trigger.Id})");
    }
}
