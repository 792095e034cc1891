using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;

namespace Elsa.StandIn;

/// <summary>Takes the parts that a version keeps from a posted definition.</summary>
internal sealed class DefinitionContent(ActivityEcho activities)
{
    private static readonly string[] Lists = ["inputs", "outputs", "outcomes"];

    private static readonly Dictionary<string, string> StorageDrivers = new()
    {
        ["Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"] = "WorkflowInstanceStorageDriver",
        ["Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core"] = "MemoryStorageDriver",
    };

    public JsonObject Read(JsonObject model)
    {
        var content = new JsonObject { ["variables"] = Variables(model["variables"]) };

        foreach (var list in Lists)
            content[list] = model[list].WithoutNulls() as JsonArray ?? [];

        content["customProperties"] = model["customProperties"]?.DeepClone() as JsonObject ?? [];
        content["options"] = Options(model["options"]);
        content["root"] = activities.Complete(model["root"] as JsonObject ?? new JsonObject { ["type"] = "Elsa.Sequence" });
        return content;
    }

    private static JsonArray Variables(JsonNode? sent)
    {
        var variables = sent.WithoutNulls() as JsonArray ?? [];

        foreach (var variable in variables.OfType<JsonObject>())
        {
            variable["isArray"] ??= false;

            if (variable.Text("storageDriverTypeName") is { } driver && StorageDrivers.TryGetValue(driver, out var alias))
                variable["storageDriverTypeName"] = alias;
        }

        return variables;
    }

    private static JsonObject Options(JsonNode? sent)
    {
        var options = sent.WithoutNulls() as JsonObject ?? [];
        options["autoUpdateConsumingWorkflows"] ??= false;
        return options;
    }
}

/// <summary>Settings of a definition that the engine would silently ignore.</summary>
internal static class DefinitionLimits
{
    private const string AlwaysStart = "AllowAlwaysStrategy";

    public static void Check(JsonObject definition)
    {
        foreach (var variable in (definition["variables"] as JsonArray ?? []).OfType<JsonObject>().Where(x => x.Text("typeName") == null))
            throw new WorkflowDefinitionException($"The variable {variable.Text("name") ?? "without a name"} has no type. Choose one on the tab Variables.");

        if (definition["options"] is not JsonObject options)
            return;

        if (options.Text("activationStrategyType") is { } strategy && !strategy.Contains(AlwaysStart, StringComparison.Ordinal))
            throw new NotInStandInException($"The activation strategy {strategy}");

        if (options.Text("commitStrategyName") is { } commit)
            throw new NotInStandInException($"The commit strategy {commit}");

        if (options.Flag("usableAsActivity"))
            throw new NotInStandInException("A workflow as an activity of other workflows");
    }
}

/// <summary>Creates the workflow of a stored definition.</summary>
internal sealed class DefinitionMaterializer(IServiceScopeFactory scopes)
{
    /// <exception cref="WorkflowDefinitionException">The JSON is not a workflow.</exception>
    /// <exception cref="NotInStandInException">The definition uses a feature that the stand-in doesn't have.</exception>
    public async Task<WorkflowGraph> MaterializeAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        var json = DefinitionAnswer.Create(definition);
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
            // The serializer adds a path to the message, which doesn't help an author.
            throw missing;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new WorkflowDefinitionException($"This is not the JSON of a workflow definition: {e.Message}", e);
        }
    }
}
