using System.Text.Json;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>An authenticated request, read to its end.</summary>
/// <param name="Version">Null if the version doesn't exist.</param>
/// <param name="Text">The body's text; null if there was none or it was not read.</param>
/// <param name="Body">The body's JSON; null if there was none.</param>
/// <param name="Refusal">Why no route can handle it; null if one can.</param>
internal sealed record ReceivedRequest(ApiVersion? Version = null, string? Text = null, JsonElement? Body = null, ApiException? Refusal = null)
{
    public static async Task<ReceivedRequest> ReadAsync(HttpContext context, string defaultVersion)
    {
        var received = new ReceivedRequest();

        try
        {
            received = received with { Version = ChooseVersion(context.Request, defaultVersion) };
            received = received with { Text = await JsonBody.ReadAsync(context.Request, context.RequestAborted) };
            return received.Text is null ? received : received with { Body = JsonBody.Parse(received.Text) };
        }
        catch (ApiException e)
        {
            return received with { Refusal = e };
        }
    }

    private static ApiVersion ChooseVersion(HttpRequest request, string defaultVersion)
    {
        var header = request.Headers["Intercom-Version"];
        return ApiVersion.TryParse(header.Count == 0 ? defaultVersion : header.ToString(), out var version) ? version : throw ApiException.UnknownVersion();
    }
}
