using System.Net;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>A successful answer, read whole.</summary>
internal sealed record IntercomAnswer(HttpStatusCode Status, JObject Body, string? RequestId);
