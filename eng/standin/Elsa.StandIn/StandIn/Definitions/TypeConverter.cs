using System.Text.Json;
using System.Text.Json.Serialization;

namespace Elsa.StandIn.Definitions;

internal sealed class TypeConverter(TypeAliases aliases) : JsonConverter<Type>
{
    public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => aliases.Resolve(reader.GetString()!);

    public override void Write(
        Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => throw new NotInStandInException("Writing a workflow definition");
}
