using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>An accepted request: authenticated, of a known version, with a parsed body.</summary>
internal sealed partial class ApiRequest(ApiVersion version, HttpRequest http, JsonElement? body, ServerTime time)
{
    public ApiVersion Version => version;

    public ServerTime Time => time;

    public IQueryCollection Query => http.Query;

    /// <summary>The body, which must be a JSON object.</summary>
    public JsonFields Body => body is { ValueKind: JsonValueKind.Object } json
        ? new JsonFields(json)
        : throw ApiException.Invalid("The request body must be a JSON object");

    /// <summary>The workflow run that sent it; null if it names none, or something that is not an id.</summary>
    public string? WorkflowInstanceId => http.Headers[SandboxConversation.WorkflowInstanceHeader].ToString() is var id && RunId().IsMatch(id) ? id : null;

    /// <summary>An id in the path.</summary>
    public string Id => (string)http.RouteValues["id"]!;

    /// <summary>Another id in the path, by the name in the route.</summary>
    public string PathId(string name) => (string)http.RouteValues[name]!;

    /// <summary>The last segment of the path, fully decoded: routing keeps %2F, and an external id may contain any character.</summary>
    public string LastSegment
    {
        get
        {
            var path = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
            return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RunId();
}
