using System.Text.Json;
using System.Text.Json.Nodes;

namespace Elsa.StandIn.Api;

/// <summary>Reads single values from JSON that a client sent.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>The text of a property; null when it is missing, blank or something else.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Trim() is { Length: > 0 } text ? text : null;

    public static bool Flag(this JsonObject json, string name) => json[name]?.GetValueKind() == JsonValueKind.True;

    /// <summary>A copy without the properties whose value is null, all the way down.</summary>
    public static JsonNode? WithoutNulls(this JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Where(x => x.Value != null).Select(x => KeyValuePair.Create(x.Key, x.Value.WithoutNulls()))),
        JsonArray array => new JsonArray([.. array.Select(x => x.WithoutNulls())]),
        _ => node?.DeepClone(),
    };
}
