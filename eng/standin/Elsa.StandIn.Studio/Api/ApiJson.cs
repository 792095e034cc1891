using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>The API's JSON: camel case, enumerations by name, and no nulls.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}

/// <summary>A response in the API's JSON.</summary>
internal static class ApiAnswer
{
    public static IResult Json(object value) => Results.Json(value, ApiJson.Options);

    public static IResult List<T>(IReadOnlyCollection<T> items) => Json(new { Items = items, items.Count });
}

/// <summary>Reads what a client posted.</summary>
internal static class ApiBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<JsonObject> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        return JsonNode.Parse(await reader.ReadToEndAsync(cancellationToken), documentOptions: Strict) as JsonObject
            ?? throw new JsonException("The body of this request must be a JSON object.");
    }
}

/// <summary>Reads single values from JSON that a client sent.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>The text of a property; null if it is missing, blank or not a text.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Trim() is { Length: > 0 } text ? text : null;

    public static bool Flag(this JsonObject json, string name) => json[name]?.GetValueKind() == JsonValueKind.True;

    /// <summary>A deep copy without the properties whose value is null.</summary>
    public static JsonNode? WithoutNulls(this JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Where(x => x.Value != null).Select(x => KeyValuePair.Create(x.Key, x.Value.WithoutNulls()))),
        JsonArray array => new JsonArray([.. array.Select(x => x.WithoutNulls())]),
        _ => node?.DeepClone(),
    };
}
