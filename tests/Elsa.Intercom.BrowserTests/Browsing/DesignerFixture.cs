using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>The quick start with its sandbox, as a newcomer starts it.</summary>
public sealed class DesignerFixture : IAsyncLifetime
{
    /// <summary>Elsa's key for development.</summary>
    private const string Key = "ApiKey 00000000-0000-0000-0000-000000000000";

    internal const string Missing = "The quick start could not fetch the designer: its console says why.";

    internal HostProcess Host { get; private set; } = null!;

    internal Uri Address => Host.Http.BaseAddress!;

    /// <summary>The address of the sandbox's inbox.</summary>
    internal Uri Inbox { get; private set; } = null!;

    /// <summary>Whether the quick start has the designer, or could fetch it.</summary>
    internal bool HasDesigner { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Inbox = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        Host = await HostProcess.StartWithDesignerAsync("--Sandbox:Url", Inbox.ToString());
        Host.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", Key);

        using var answer = await Host.Http.GetAsync(new Uri("/studio/_framework/blazor.webassembly.js", UriKind.Relative));
        HasDesigner = answer.StatusCode == HttpStatusCode.OK;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Saves a draft over HTTP. A page of the designer takes seconds to start, so a test opens only the pages that it tests.</summary>
    /// <returns>The id of the definition.</returns>
    internal async Task<string> SaveAsync(JsonObject definition)
    {
        var body = new JsonObject { ["model"] = definition, ["publish"] = false };
        using var answer = await Host.Http.PostAsJsonAsync(new Uri("/elsa/api/workflow-definitions", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        var saved = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return (string)saved!["workflowDefinition"]!["definitionId"]!;
    }

    /// <summary>Runs a saved definition over HTTP.</summary>
    /// <returns>The id of the run, also of one that faults.</returns>
    internal async Task<string> RunAsync(string definitionId)
    {
        var draft = new JsonObject { ["versionOptions"] = "Latest" };
        using var answer = await Host.Http.PostAsJsonAsync(new Uri($"/elsa/api/workflow-definitions/{definitionId}/execute", UriKind.Relative), draft);
        return answer.Headers.GetValues("x-elsa-workflow-instance-id").Single();
    }

    /// <summary>The definition as saved.</summary>
    internal async Task<JsonObject> DefinitionAsync(string id) => (await Host.Http.GetFromJsonAsync<JsonObject>(
        new Uri($"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest&includeCompositeRoot=true", UriKind.Relative)))!;
}
