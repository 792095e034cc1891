using System.Net;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>A successful answer, read whole.</summary>
internal sealed record IntercomAnswer(HttpStatusCode Status, JObject Body, string? RequestId)
{
    /// <summary>The version of the API that Intercom says it answered with; null where it doesn't say.</summary>
    public string? ServedVersion { get; init; }
}
