using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Reads a text. An expression may give a number, such as an id: Elsa's own conversion writes it in the server's culture, and a large one with an
/// exponent, so that a different id would be sent.
/// </summary>
internal static class TextInput
{
    /// <summary>The unchanged text; null if there is none.</summary>
    /// <exception cref="IntercomException">The value is not a text, or is a number whose digits are lost.</exception>
    public static string? Read(object? value, string name) => value switch
    {
        null => null,
        string text => text,
        double number when double.IsFinite(number) => Digits(number, name),
        float number when float.IsFinite(number) => Digits(number, name),
        bool flag => flag ? "true" : "false",
        DateTimeOffset or DateTime or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal or BigInteger or Guid or Enum or char =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        Uri uri => uri.OriginalString,
        JsonNode node => Read(node.Deserialize<JsonElement>(), name),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean() ? "true" : "false",
        JsonElement { ValueKind: JsonValueKind.Number } json => WholeNumbers.AreDigits(json.GetRawText()) ? json.GetRawText() : Digits(json.GetDouble(), name),
        _ => throw IntercomException.Invalid($"{name} is not a text. Use an expression that gives a text."),
    };

    private static string Digits(double number, string name) =>
        WholeNumbers.Exact(number)?.ToString(CultureInfo.InvariantCulture)
            ?? (number != Math.Truncate(number) ? number.ToString("R", CultureInfo.InvariantCulture) : throw WholeNumbers.Lost(name));
}
