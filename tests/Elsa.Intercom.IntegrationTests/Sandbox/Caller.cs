using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Sends plain HTTP to a sandbox, without the product's client.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient _http;

    public Caller(IntercomSandbox sandbox, string? version = null, string? token = null)
    {
        _http = new HttpClient { BaseAddress = sandbox.BaseUrl };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? sandbox.AccessToken);

        if (version is not null)
            _http.DefaultRequestHeaders.Add("Intercom-Version", version);
    }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<Reply> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<Reply> DeleteAsync(string path, object? body = null) => SendAsync(HttpMethod.Delete, path, Json(body));

    public Task<Reply> SearchAsync(string path, string field, string operation, object? value) =>
        PostAsync(path, new { query = new { field, @operator = operation, value } });

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            x => x.Key, x => string.Join(",", x.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    private static StringContent? Json(object? body) =>
        body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
