using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The Studio's requests for running definitions and showing their runs.</summary>
internal sealed class RunApi(HttpClient http)
{
    private readonly List<string> _answers = [];

    /// <summary>All responses of the server so far.</summary>
    public string Told => string.Join('\n', _answers);

    /// <summary>Saves a draft, which must succeed.</summary>
    public async Task<SavedDraft> SaveAsync(JsonObject definition, bool publish = false)
    {
        var (status, body, _) = await SendAsync(
            HttpMethod.Post, "/workflow-definitions", new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = publish });
        Assert.True(status == HttpStatusCode.OK, Told);
        var saved = body["workflowDefinition"]!;
        return new SavedDraft((string)saved["id"]!, (string)saved["definitionId"]!);
    }

    public Task<RunResponse> ExecuteAsync(string definitionId, string? correlationId = null) => SendAsync(
        HttpMethod.Post,
        $"/workflow-definitions/{definitionId}/execute",
        new JsonObject { ["correlationId"] = correlationId, ["triggerActivityId"] = null, ["versionOptions"] = "Latest", ["input"] = null });

    public Task<RunResponse> TestAsync(SavedDraft draft, string nodeId) => SendAsync(
        HttpMethod.Post,
        "/tests/activities",
        new JsonObject
        {
            ["workflowDefinitionHandle"] = new JsonObject { ["definitionId"] = null, ["versionOptions"] = null, ["definitionVersionId"] = draft.VersionId },
            ["activityHandle"] = new JsonObject { ["activityId"] = null, ["activityNodeId"] = nodeId, ["activityInstanceId"] = null, ["activityHash"] = null },
        });

    public Task<JsonObject> InstanceAsync(string id) => GetAsync($"/workflow-instances/{id}");

    public async Task<JsonObject> ListAsync(string filter)
    {
        var (status, body, _) = await SendAsync(HttpMethod.Post, "/workflow-instances", JsonNode.Parse(filter));
        Assert.True(status == HttpStatusCode.OK, Told);
        return body;
    }

    public async Task<JsonObject[]> JournalAsync(string instanceId)
    {
        var filter = DefinitionJson.Parse("""
            {
              "filter": {
                "activityIds": null, "activityNodeIds": ["Workflow1:flow:talk", "Workflow1:flow:say"],
                "excludedActivityTypes": ["Elsa.Workflow", "Elsa.Flowchart"], "eventNames": null
              }
            }
            """);
        var (status, body, _) = await SendAsync(HttpMethod.Post, $"/workflow-instances/{instanceId}/journal?skip=0&take=114", filter);
        Assert.Equal(HttpStatusCode.OK, status);
        var items = Items(body);
        Assert.Equal(items.Length, (int)body["totalCount"]!);
        return items;
    }

    public async Task<JsonObject[]> ExecutionsAsync(string instanceId, string nodeId, string list = "activity-executions") =>
        Items(await GetAsync($"/{list}/list?WorkflowInstanceId={instanceId}&ActivityNodeId={Uri.EscapeDataString(nodeId)}"));

    public async Task<JsonObject[]> ReportAsync(string instanceId, params string[] nodeIds)
    {
        var request = new JsonObject { ["workflowInstanceId"] = instanceId, ["activityNodeIds"] = new JsonArray([.. nodeIds.Select(id => (JsonNode)id)]) };
        var (_, body, _) = await SendAsync(HttpMethod.Post, "/activity-executions/report", request);
        return Items(body, "stats");
    }

    /// <summary>Sends a GET, which must succeed.</summary>
    public async Task<JsonObject> GetAsync(string path)
    {
        var (status, body, _) = await SendAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path} answers {status}");
        return body;
    }

    public async Task<RunResponse> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(
            method, new Uri("/elsa/api" + path, UriKind.Relative))
        { Content = body == null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", StudioHost.Key);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        lock (_answers)
            _answers.Add(text);

        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new RunResponse(answer.StatusCode, text.StartsWith('{') ? DefinitionJson.Parse(text) : [], headers);
    }

    public static JsonObject[] Items(JsonObject page, string name = "items") => [.. page[name]!.AsArray().Select(item => item!.AsObject())];
}
