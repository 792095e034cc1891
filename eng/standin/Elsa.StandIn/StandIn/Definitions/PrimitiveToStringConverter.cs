using System.Text.Json;
using System.Text.Json.Serialization;

namespace Elsa.StandIn.Definitions;

/// <summary>A variable's default may stand as a number or a boolean where a text is expected.</summary>
internal sealed class PrimitiveToStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
