using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Elsa.StandIn;

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

internal static class ResponseContent
{
    public static async Task WriteAsync(HttpResponse response, object content, string? contentType, bool hasBody)
    {
        if (string.IsNullOrWhiteSpace(contentType))
            contentType = content is string ? MediaTypeNames.Text.Plain : MediaTypeNames.Application.Json;

        if (content is byte[] or Stream || contentType is "application/xml" or "text/xml" or "application/x-www-form-urlencoded" or "application/octet-stream")
            throw new NotInStandInException($"An HTTP response of type {contentType}");

        var isJson = contentType is MediaTypeNames.Application.Json or "text/json";
        response.ContentType = contentType;

        if (!hasBody)
            return;

        var text = content as string ?? (isJson ? JsonSerializer.Serialize(content) : content.ToString()!);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}

internal static class StringValuesDictionary
{
    public static Dictionary<string, object> ToObjectDictionary(this IEnumerable<KeyValuePair<string, StringValues>> collection) =>
        collection.ToDictionary(x => x.Key, x => x.Value.Count <= 1 ? x.Value[0]! : (object)x.Value.ToArray());
}
