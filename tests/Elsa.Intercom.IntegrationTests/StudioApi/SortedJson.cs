using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>JSON as text with sorted properties.</summary>
internal static class SortedJson
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Lines = new(Line) { WriteIndented = true, NewLine = "\n" };

    public static string Write(JsonNode node, bool indented = false) => Sort(node)!.ToJsonString(indented ? Lines : Line);

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => KeyValuePair.Create(x.Key, Sort(x.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
