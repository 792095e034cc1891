using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>A custom attribute's value as Intercom takes it: a text, a number, a boolean, or a date as Unix seconds (API 2.14).</summary>
internal static class AttributeValue
{
    private const double MaxSafeInteger = 9007199254740991;

    /// <exception cref="IntercomException">The value is a list, an object, or no finite number.</exception>
    public static object? From(object? value, string attribute) => value switch
    {
        null => null,
        string text => text.OrNull(),

        // JavaScript has one kind of number: its 3 arrives as 3.0, and must not go out as a decimal number.
        double number when Math.Abs(number) <= MaxSafeInteger && number == Math.Truncate(number) => (long)number,
        double number when !double.IsFinite(number) => throw Invalid(attribute),
        float number => From((double)number, attribute),
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or double or decimal => value,
        DateTimeOffset date => date.ToUnixTimeSeconds(),
        DateTime date => new DateTimeOffset(date.ToUniversalTime(), TimeSpan.Zero).ToUnixTimeSeconds(),
        JsonNode node => From(node.Deserialize<JsonElement>(), attribute),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString().OrNull(),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean(),
        JsonElement { ValueKind: JsonValueKind.Number } json => json.TryGetInt64(out var number) ? number : From(json.GetDouble(), attribute),
        JsonElement => throw Invalid(attribute),
        Guid or Uri or Enum or DateOnly or char => Convert.ToString(value, CultureInfo.InvariantCulture).OrNull(),
        _ => throw Invalid(attribute),
    };

    private static IntercomException Invalid(string attribute) =>
        IntercomException.Invalid(
            $"The custom attribute '{PrivateText.Without(attribute, []) ?? "…"}' is not a text, number, boolean or date. "
                + "Intercom accepts no lists or objects here.");
}
