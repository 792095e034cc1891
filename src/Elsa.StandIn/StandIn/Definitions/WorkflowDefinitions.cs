using System.Collections.Concurrent;
using System.Text.Json;
using Elsa.StandIn.Http;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Microsoft.Extensions.Logging;

namespace Elsa.StandIn.Definitions;

internal sealed class WorkflowDefinitions(IServiceScopeFactory scopes, RouteTable routes, ILogger<WorkflowDefinitions> logger) : IWorkflowDefinitions
{
    private readonly ConcurrentDictionary<string, PublishedWorkflow> _published = new();
    private readonly ConcurrentDictionary<string, UnpublishedWorkflow> _failures = new();

    public IReadOnlyCollection<PublishedWorkflow> Published => [.. _published.Values];

    public IReadOnlyCollection<UnpublishedWorkflow> Failures => [.. _failures.Values];

    public async Task<PublishedWorkflow> PublishAsync(string json, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync(cancellationToken);

        var model = Read(services, json);
        var workflow = services.GetRequiredService<WorkflowDefinitionMapper>().Map(model);
        var graph = await services.GetRequiredService<IWorkflowGraphBuilder>().BuildAsync(workflow, cancellationToken);
        var endpoints = await services.GetRequiredService<TriggerIndexer>().IndexAsync(graph, cancellationToken);
        routes.Replace(model.DefinitionId, endpoints);

        var published = new PublishedWorkflow(model.DefinitionId, model.Name, model.Description, graph,
            [.. endpoints.Select(x => new PublishedEndpoint(x.Payload.Method.ToUpperInvariant(), routes.BasePath + x.Payload.Path))]);
        return _published[model.DefinitionId] = published;
    }

    public async Task PublishFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                await PublishAsync(await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
                _failures.TryRemove(file, out _);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "The workflow definition {File} was not published", file);
                _failures[file] = new UnpublishedWorkflow(file, e.Message);
            }
        }
    }

    private static WorkflowDefinitionModel Read(IServiceProvider services, string json)
    {
        try
        {
            var model = services.GetRequiredService<IActivitySerializer>().Deserialize<WorkflowDefinitionModel>(json);

            return string.IsNullOrWhiteSpace(model?.DefinitionId) || model.Root == null
                ? throw new WorkflowDefinitionException("A workflow definition needs a definitionId and a root.")
                : model;
        }
        catch (JsonException e)
        {
            throw new WorkflowDefinitionException($"This is not the JSON of a workflow definition: {e.Message}", e);
        }
    }
}
