using System.Text.Json;
using System.Text.Json.Serialization;

namespace Elsa.StandIn.Definitions;

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
