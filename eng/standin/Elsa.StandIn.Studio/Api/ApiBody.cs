using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api;

/// <summary>Reads what a client posted.</summary>
internal static class ApiBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await JsonNode.ParseAsync(
            request.Body,
            documentOptions: Strict,
            cancellationToken: cancellationToken) as JsonObject ?? throw new JsonException("The body of this request must be a JSON object.");
}
