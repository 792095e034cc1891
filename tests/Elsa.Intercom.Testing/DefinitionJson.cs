using System.Text.Json.Nodes;

namespace Elsa.Intercom.Testing;

/// <summary>The JSON of workflow definitions, as the Studio posts it.</summary>
public static class DefinitionJson
{
    /// <summary>The definition from the dialog for a new workflow.</summary>
    public static JsonObject New(string name) => Parse($$"""
        {
          "id": null, "definitionId": null, "name": "{{name}}", "description": null, "createdAt": "0001-01-01T00:00:00+00:00",
          "version": 1, "toolVersion": "3.8.0.0",
          "variables": null, "inputs": null, "outputs": null, "outcomes": null,
          "customProperties": null, "isReadonly": false, "isLatest": true, "isPublished": false,
          "options": null, "links": null, "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "name": "Flowchart1" }
        }
        """);

    /// <summary>POST {path} responds with a JavaScript expression. The activities are in a row between the endpoint and the response.</summary>
    public static JsonObject Endpoint(string name, string path, string answer, JsonArray? variables = null, params JsonObject[] between)
    {
        var definition = New(name);
        var start = Parse($$"""
            {
              "id": "start", "name": "Start", "type": "Elsa.HttpEndpoint", "version": 1,
              "customProperties": { "canStartWorkflow": true, "runAsynchronously": false }, "metadata": {},
              "path": { "typeName": null, "expression": { "type": "Literal", "value": "{{path}}" }, "memoryReference": null },
              "supportedMethods": { "typeName": null, "expression": { "type": "Object", "value": "[\"POST\"]" }, "memoryReference": null }
            }
            """);
        var end = Parse("""
            {
              "id": "end", "name": "End", "type": "Elsa.WriteHttpResponse", "version": 1, "metadata": {},
              "contentType": { "typeName": null, "expression": { "type": "Literal", "value": "application/json" }, "memoryReference": null }
            }
            """);
        end["content"] = Input("JavaScript", answer);
        JsonObject[] activities = [start, .. between, end];
        definition["variables"] = variables;
        definition["root"]!["activities"] = new JsonArray([.. activities]);
        definition["root"]!["connections"] = new JsonArray(
            [.. activities.Zip(activities.Skip(1), (source, target) => Connection((string)source["id"]!, "Done", (string)target["id"]!))]);
        return definition;
    }

    /// <summary>An input as the property panel saves it. The server fills in the type name.</summary>
    public static JsonObject Input(string type, string value) => new()
    {
        ["typeName"] = null,
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        ["memoryReference"] = null,
    };

    public static JsonObject Output(string typeName, string variableId) => new()
    {
        ["typeName"] = typeName,
        ["memoryReference"] = new JsonObject { ["id"] = variableId },
    };

    public static JsonObject Variable(string id, string name, string typeName = "String") => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["typeName"] = typeName,
        ["isArray"] = false,
        ["value"] = null,
        ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
    };

    public static JsonObject Step(string id, string type, params (string Name, JsonObject Value)[] properties)
    {
        var step = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1, ["metadata"] = new JsonObject() };

        foreach (var (name, value) in properties)
            step[name] = value;

        return step;
    }

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static JsonNode Connection(string source, string outcome, string target) => new JsonObject
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        ["vertices"] = new JsonArray(),
    };
}
