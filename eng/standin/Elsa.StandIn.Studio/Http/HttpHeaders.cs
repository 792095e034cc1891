using System.Text.Json.Serialization;

namespace Elsa.Http;

[JsonConverter(typeof(HeadersConverter))]
public class HttpHeaders : Dictionary<string, string[]>
{
    public HttpHeaders()
    {
    }
}
