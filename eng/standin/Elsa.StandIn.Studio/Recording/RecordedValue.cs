using System.Text.Json;
using Elsa.StandIn.Api;

namespace Elsa.StandIn.Recording;

/// <summary>Values as they were: what happens to an object later does not change the record of it.</summary>
internal static class RecordedValue
{
    /// <summary>What Elsa adds to the bags that it stores, for itself.</summary>
    private static readonly JsonElement ObjectMap = JsonSerializer.SerializeToElement("ObjectMap");

    public static JsonElement? Of(object? value)
    {
        if (value == null)
            return null;

        try
        {
            return JsonSerializer.SerializeToElement(value, ApiJson.Options);
        }
        catch (Exception)
        {
            // Whatever a value's own code throws, a run must not fail of being recorded; Elsa too says only the type then.
            return JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["TypeName"] = value.GetType().FullName });
        }
    }

    public static Dictionary<string, JsonElement?> Of(IEnumerable<KeyValuePair<string, object>> values) => values.ToDictionary(x => x.Key, x => Of(x.Value));

    public static Dictionary<string, JsonElement?> Stored(IEnumerable<KeyValuePair<string, object>> values)
    {
        var stored = Of(values);
        stored["_type"] = ObjectMap;
        return stored;
    }
}
