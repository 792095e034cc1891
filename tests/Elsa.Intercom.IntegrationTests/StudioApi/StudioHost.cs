using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The API of the quick start, as the Studio uses it.</summary>
public sealed class StudioHost : HostWithSandbox
{
    /// <summary>Elsa's key for development.</summary>
    public const string Key = "ApiKey 00000000-0000-0000-0000-000000000000";

    /// <summary>Sends a GET, which must succeed.</summary>
    internal async Task<JsonObject> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? key = Key)
    {
        using var request = new HttpRequestMessage(method, new Uri("/elsa/api" + path, UriKind.Relative)) { Content = content };

        if (key != null)
            request.Headers.TryAddWithoutValidation("Authorization", key);

        return await Host.Http.SendAsync(request);
    }

    internal async Task<HttpResponseMessage> PostAsync(string path, JsonNode body)
    {
        using var content = JsonContent.Create(body);
        return await SendAsync(HttpMethod.Post, path, content);
    }

    /// <summary>Saves a definition, which must succeed, and returns the server's version of it.</summary>
    internal async Task<JsonObject> SaveAsync(JsonObject definition, bool publish = false)
    {
        using var answer = await TrySaveAsync(definition, publish);
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer.IsSuccessStatusCode, body.ToJsonString());
        return (JsonObject)body["workflowDefinition"]!;
    }

    internal Task<HttpResponseMessage> TrySaveAsync(JsonObject definition, bool publish = false) =>
        PostAsync("/workflow-definitions", new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = publish });

    /// <summary>The sentences of a refusal.</summary>
    internal static async Task<string[]> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((int)answer.StatusCode, (int)body["statusCode"]!);
        Assert.NotEmpty((string)body["message"]!);
        return [.. body["errors"]!.AsObject().SelectMany(field => field.Value!.AsArray()).Select(text => (string)text!)];
    }
}
