using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>A request that was let in: authenticated, of a known version, its body parsed.</summary>
internal sealed class ApiRequest(ApiVersion version, HttpRequest http, JsonElement? body, ServerTime time)
{
    public ApiVersion Version => version;

    public ServerTime Time => time;

    public IQueryCollection Query => http.Query;

    /// <summary>The body, which has to be a JSON object.</summary>
    public JsonFields Body => body is { ValueKind: JsonValueKind.Object } json
        ? new JsonFields(json)
        : throw ApiException.Invalid("The request body must be a JSON object");

    /// <summary>An id in the path.</summary>
    public string Id => (string)http.RouteValues["id"]!;

    /// <summary>The last part of the path, fully decoded: routing leaves %2F as it is, and an external id may hold any character.</summary>
    public string LastSegment
    {
        get
        {
            var path = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
            return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        }
    }
}
