using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Elsa.StandIn;

internal sealed class WorkflowDefinitions(DefinitionPublisher publisher, LiveDefinitions live, ILogger<WorkflowDefinitions> logger) : IWorkflowDefinitions
{
    public IReadOnlyCollection<PublishedWorkflow> Published => live.All;

    public Task<PublishedWorkflow> PublishAsync(string json, CancellationToken cancellationToken = default)
    {
        var definition = Parse(json);

        return definition.Text("definitionId") == null || definition["root"] is not JsonObject
            ? throw new WorkflowDefinitionException("A workflow definition needs a definitionId and a root.")
            : publisher.ProvideAsync(definition, cancellationToken);
    }

    public async Task PublishFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                await PublishAsync(await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "The workflow definition {File} was not published", file);
            }
        }
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new WorkflowDefinitionException("A workflow definition is a JSON object.");
        }
        catch (JsonException e)
        {
            throw new WorkflowDefinitionException($"This is not the JSON of a workflow definition: {e.Message}", e);
        }
    }
}

internal sealed class FolderPublisher(IWorkflowDefinitions definitions, string folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => definitions.PublishFolderAsync(folder, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
