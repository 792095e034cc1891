using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Running;

internal static class RequestBody
{
    /// <summary>What a client posted; null if it posted nothing.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken) where T : class
    {
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return string.IsNullOrWhiteSpace(text) ? null : JsonSerializer.Deserialize<T>(text, ApiJson.Options);
    }
}
