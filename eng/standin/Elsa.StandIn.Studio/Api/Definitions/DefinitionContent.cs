using System.Text.Json.Nodes;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>Takes from a posted definition what a version keeps.</summary>
internal sealed class DefinitionContent(ActivityEcho activities)
{
    private static readonly string[] Lists = ["inputs", "outputs", "outcomes"];

    private static readonly Dictionary<string, string> StorageDrivers = new()
    {
        ["Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"] = "WorkflowInstanceStorageDriver",
        ["Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core"] = "MemoryStorageDriver",
    };

    public JsonObject Of(JsonObject model)
    {
        var content = new JsonObject { ["variables"] = Variables(model["variables"]) };

        foreach (var list in Lists)
            content[list] = model[list].WithoutNulls() as JsonArray ?? [];

        content["customProperties"] = model["customProperties"]?.DeepClone() as JsonObject ?? [];
        content["options"] = Options(model["options"]);
        content["root"] = activities.Of(model["root"] as JsonObject ?? new JsonObject { ["type"] = "Elsa.Sequence" });
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
