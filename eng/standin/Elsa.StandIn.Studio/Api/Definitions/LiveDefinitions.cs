using System.Collections.Concurrent;

namespace Elsa.StandIn;

/// <summary>The published workflows, with live endpoints.</summary>
internal sealed class LiveDefinitions(IServiceScopeFactory scopes, RouteTable routes)
{
    private readonly ConcurrentDictionary<string, PublishedWorkflow> _published = new();

    public IReadOnlyCollection<PublishedWorkflow> All => [.. _published.Values];

    /// <summary>The routes that a workflow would have.</summary>
    public async Task<IReadOnlyList<EndpointRoute>> IndexAsync(WorkflowGraph graph, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TriggerIndexer>().IndexAsync(graph, cancellationToken);
    }

    public PublishedWorkflow Open(WorkflowGraph graph, IReadOnlyList<EndpointRoute> endpoints)
    {
        var workflow = graph.Workflow;
        routes.Replace(workflow.Identity.DefinitionId, endpoints);

        return _published[workflow.Identity.DefinitionId] = new PublishedWorkflow(
            workflow.Identity.DefinitionId,
            workflow.WorkflowMetadata.Name,
            workflow.WorkflowMetadata.Description,
            graph,
            [.. endpoints.Select(x => new PublishedEndpoint(x.Payload.Method.ToUpperInvariant(), routes.BasePath + x.Payload.Path))]);
    }

    public void Close(string definitionId)
    {
        routes.Replace(definitionId, []);
        _published.TryRemove(definitionId, out _);
    }
}
