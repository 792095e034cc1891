using System.Text.Json;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>Makes the workflow of a stored definition.</summary>
internal sealed class DefinitionMaterializer(IServiceScopeFactory scopes)
{
    /// <exception cref="WorkflowDefinitionException">The JSON cannot be a workflow.</exception>
    /// <exception cref="NotInStandInException">The definition uses what the stand-in does not have.</exception>
    public async Task<WorkflowGraph> MaterializeAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        var json = DefinitionAnswer.Of(definition);
        DefinitionLimits.Check(json);

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var model = Read(services.GetRequiredService<IActivitySerializer>(), json.ToJsonString());
        var workflow = services.GetRequiredService<WorkflowDefinitionMapper>().Map(model);
        return await services.GetRequiredService<IWorkflowGraphBuilder>().BuildAsync(workflow, cancellationToken);
    }

    private static WorkflowDefinitionModel Read(IActivitySerializer serializer, string json)
    {
        try
        {
            var model = serializer.Deserialize<WorkflowDefinitionModel>(json);
            return model.Root == null ? throw new WorkflowDefinitionException("A workflow definition needs a root.") : model;
        }
        catch (NotSupportedException e) when (e.InnerException is NotInStandInException missing)
        {
            // The serializer adds a path to the message, which helps nobody who draws.
            throw missing;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new WorkflowDefinitionException($"This is not the JSON of a workflow definition: {e.Message}", e);
        }
    }
}
