using System.Text.Json;

namespace Elsa.StandIn.Definitions;

/// <summary>Reads the designer's JSON.</summary>
internal sealed class DefinitionSerializer : IActivitySerializer
{
    private readonly JsonSerializerOptions _options;

    public DefinitionSerializer(ActivityReader activities, TypeAliases aliases) => _options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new ActivityConverter(activities), new TypeConverter(aliases), new PrimitiveToStringConverter() },
    };

    public IActivity Deserialize(string serializedActivity) => Deserialize<IActivity>(serializedActivity);

    public T Deserialize<T>(string serializedValue) => JsonSerializer.Deserialize<T>(serializedValue, _options)!;
}
