using System.Globalization;
using Newtonsoft.Json;

namespace Elsa.Intercom.Http;

/// <summary>Dates as Intercom writes them: whole seconds since 1970. Reads leniently; anything else becomes <see langword="null"/>.</summary>
internal sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override void WriteJson(JsonWriter writer, DateTimeOffset? value, JsonSerializer serializer)
    {
        if (value is { } date)
            writer.WriteValue(date.ToUnixTimeSeconds());
        else
            writer.WriteNull();
    }

    public override DateTimeOffset? ReadJson(
        JsonReader reader, Type objectType, DateTimeOffset? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        var text = Convert.ToString(reader.Value, CultureInfo.InvariantCulture);

        if (reader.TokenType is JsonToken.StartObject or JsonToken.StartArray)
            reader.Skip();

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
