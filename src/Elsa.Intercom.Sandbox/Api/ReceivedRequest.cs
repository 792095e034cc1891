using System.Text.Json;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>A request of somebody who was let in, read to its end.</summary>
/// <param name="Version">Null when there is no such version.</param>
/// <param name="Text">The body's text; null when there was none or it was not read.</param>
/// <param name="Body">The body's JSON; null when there was none.</param>
/// <param name="Refusal">Why no route can take it; null when one can.</param>
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
