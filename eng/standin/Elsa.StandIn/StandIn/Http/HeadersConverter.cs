using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Http;

namespace Elsa.StandIn.Http;

/// <summary>A header is one text or a list of texts.</summary>
internal sealed class HeadersConverter : JsonConverter<HttpHeaders>
{
    public override HttpHeaders Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var headers = new HttpHeaders();

        foreach (var header in document.RootElement.EnumerateObject())
        {
            headers[header.Name] = header.Value.ValueKind switch
            {
                JsonValueKind.String => [header.Value.GetString()!],
                JsonValueKind.Array => [.. header.Value.EnumerateArray().Select(x => x.GetString()!)],
                _ => throw new JsonException("Expected a String or StartArray token"),
            };
        }

        return headers;
    }

    public override void Write(Utf8JsonWriter writer, HttpHeaders value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToDictionary(), options);
}
