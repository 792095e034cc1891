using System.Text.Json;
using System.Text.Json.Serialization;

namespace Elsa.StandIn;

internal sealed class ActivityConverter(ActivityReader reader) : JsonConverter<IActivity>
{
    public override IActivity Read(ref Utf8JsonReader reader1, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader1);
        return reader.Read(document.RootElement.Clone());
    }

    public override void Write(
        Utf8JsonWriter writer, IActivity value, JsonSerializerOptions options) => throw new NotInStandInException("Writing a workflow definition");
}

/// <summary>A variable's default may be a number or a boolean instead of a text.</summary>
internal sealed class PrimitiveToStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

internal sealed class TypeConverter(TypeAliases aliases) : JsonConverter<Type>
{
    public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => aliases.Resolve(reader.GetString()!);

    public override void Write(
        Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => throw new NotInStandInException("Writing a workflow definition");
}

/// <summary>Reads the designer's JSON.</summary>
internal sealed class DefinitionSerializer : IActivitySerializer
{
    private readonly JsonSerializerOptions _options;

    public DefinitionSerializer(ActivityReader activities, TypeAliases aliases) => _options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new ActivityConverter(activities), new TypeConverter(aliases), new PrimitiveToStringConverter() },
    };

    public T Deserialize<T>(string serializedValue) => JsonSerializer.Deserialize<T>(serializedValue, _options)!;
}
