using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>A client of the sandbox's API, beside the person at its page.</summary>
internal sealed class InboxApi(Uri address)
{
    private static readonly HttpClient Http = new() { DefaultRequestHeaders = { { "Authorization", "Bearer sandbox" } } };

    /// <summary>Starts a conversation by a new contact.</summary>
    public async Task<(string Id, string ContactId)> StartAsync(string name)
    {
        var contact = (string)(await PostAsync("/contacts", new { role = "user", name }))["id"]!;
        var started = await PostAsync("/conversations", new { from = new { type = "user", id = contact }, body = "Can you help me?" });
        return ((string)started["conversation_id"]!, contact);
    }

    public async Task<JsonObject> PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(address, path), body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

        // An event is answered without a body.
        return response.StatusCode == HttpStatusCode.Accepted ? [] : (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async Task<JsonObject> GetAsync(string path) => (await Http.GetFromJsonAsync<JsonObject>(new Uri(address, path)))!;
}
