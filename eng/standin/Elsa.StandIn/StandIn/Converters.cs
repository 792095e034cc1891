using System.Dynamic;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Elsa.StandIn;

/// <summary>Reads a JSON value of unknown type as .NET primitives, arrays and <see cref="ExpandoObject"/>.</summary>
internal sealed class ExpandoConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object);

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return ToObject(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);

    private static object? ToObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var i) ? i : element.TryGetInt64(out var l) ? l : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(ToObject).ToArray(),
        JsonValueKind.Object => ToExpando(element),
        _ => null,
    };

    private static ExpandoObject ToExpando(JsonElement element)
    {
        IDictionary<string, object?> expando = new ExpandoObject();

        foreach (var property in element.EnumerateObject())
            expando.Add(property.Name, ToObject(property.Value));

        return (ExpandoObject)expando;
    }
}

/// <summary>A number may be in quotation marks.</summary>
internal sealed class LenientNumberConverter<T> : JsonConverter<T> where T : struct, INumber<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return T.Parse(document.RootElement.ToString(), CultureInfo.InvariantCulture);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(null, CultureInfo.InvariantCulture));
}
