using System.Net;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>A successful response, read in full.</summary>
internal sealed record IntercomAnswer(HttpStatusCode Status, JObject Body, string? RequestId)
{
    /// <summary>The API version that Intercom says it served; null if it does not say.</summary>
    public string? ServedVersion { get; init; }
}
