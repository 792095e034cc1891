using System.Text.Json.Serialization;
using Elsa.StandIn.Http;

namespace Elsa.Http;

[JsonConverter(typeof(HeadersConverter))]
public class HttpHeaders : Dictionary<string, string[]>
{
    public HttpHeaders()
    {
    }
}
