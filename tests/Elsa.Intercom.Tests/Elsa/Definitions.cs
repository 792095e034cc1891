using System.Text.Json.Nodes;

namespace Elsa.Intercom.Tests.Engine;

/// <summary>Workflow definitions in the designer's JSON.</summary>
internal static class Definitions
{
    private const string Person = """{"name":"Ada","email":" Ada@Example.com ","address":{"city":"London"},"tags":["x","y"]}""";

    /// <summary>Two probes in a row. The second has one input with an expression, and its Answer is bound to the variable Result.</summary>
    public static string WithProbe(string input, string typeName, string expressionType, string? value) => WithProbe(new JsonObject
    {
        [input] = new JsonObject { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = expressionType, ["value"] = value } },
    });

    public static string WithProbe(JsonObject inputs)
    {
        var second = Activity("second", "Second", "Elsa.Intercom.Tests.Probe");
        second["answer"] = new JsonObject { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = "v-result" } };

        foreach (var (key, node) in inputs)
            second[key] = node?.DeepClone();

        var flow = Activity("flow", "Flow", "Elsa.Flowchart");
        flow["activities"] = new JsonArray(Activity("first", "First", "Elsa.Intercom.Tests.Probe"), second);
        flow["variables"] = new JsonArray();
        flow["connections"] = new JsonArray(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "first", ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = "second", ["port"] = "In" },
            ["vertices"] = new JsonArray(),
        });

        return new JsonObject
        {
            ["id"] = "definition-v1",
            ["definitionId"] = "definition",
            ["name"] = "Definition",
            ["createdAt"] = "2026-11-20T00:00:00Z",
            ["version"] = 1,
            ["toolVersion"] = "3.8.0.0",
            ["variables"] = new JsonArray(
                Variable("v-person", "Person", "JSON", Person), Variable("v-result", "Result", "String", ""), Variable("v-name", "Name", "String", "Ada")),
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["root"] = flow,
        }.ToJsonString();
    }

    private static JsonObject Activity(string id, string name, string type) => new()
    {
        ["id"] = id,
        ["nodeId"] = id,
        ["name"] = name,
        ["type"] = type,
        ["version"] = 1,
        ["customProperties"] = new JsonObject(),
        ["metadata"] = new JsonObject(),
    };

    private static JsonObject Variable(string id, string name, string type, string value) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["typeName"] = type,
        ["isArray"] = false,
        ["value"] = value,
        ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
    };
}
