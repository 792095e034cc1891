using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>Reads single fields of a response leniently: a field of another type counts as missing.</summary>
internal static class JsonFields
{
    private const int LongestId = 100;

    /// <summary>A text, or a number as a text; null if it is missing or empty.</summary>
    public static string? Text(this JObject json, string name) =>
        json[name] is JValue { Type: JTokenType.String or JTokenType.Integer } value &&
            value.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>
    /// One of Intercom's ids: digits, hexadecimal digits or a UUID (API 2.14). Null for anything that cannot be an id, such as 0 or a text with a line break.
    /// </summary>
    public static string? Id(this JObject json, string name) => json.Text(name) is { } id && IsId(id) ? id : null;

    public static bool IsId(string id) =>
        id.Length <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') && id.Any(character => character != '0');

    public static JObject? Object(this JObject json, string name) => json[name] as JObject;

    public static bool? Flag(this JObject json, string name) => json[name] switch
    {
        JValue { Value: bool flag } => flag,
        JValue { Value: string text } when bool.TryParse(text, out var flag) => flag,
        _ => null,
    };

    /// <summary>A date in Unix seconds, as a number or a text, or in ISO 8601. Without an offset it counts as UTC, like all of Intercom's dates.</summary>
    public static DateTimeOffset? Time(this JObject json, string name)
    {
        var text = json[name] is JValue { Value: double number } && number == Math.Truncate(number)
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : json.Text(name);

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return seconds is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

        return text is [_, _, _, _, '-', _, _, '-', ..]
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
    }
}
