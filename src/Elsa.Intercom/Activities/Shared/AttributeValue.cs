using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>A custom attribute's value as Intercom takes it: a text, a number, a boolean, or a date as Unix seconds (API 2.14).</summary>
internal static class AttributeValue
{
    /// <exception cref="IntercomException">The value is a list, an object, a date without an offset, or a number that has lost its digits.</exception>
    public static object? From(object? value, string attribute) => value switch
    {
        null => null,
        string text => text.OrNull(),

        // JavaScript has one kind of number: its 3 arrives as 3.0, and must not be sent as a decimal number.
        double number when WholeNumbers.Exact(number) is { } whole => whole,
        double number when !double.IsFinite(number) => throw Invalid(attribute),
        double number when number == Math.Truncate(number) => throw WholeNumbers.Lost(Name(attribute)),
        float number => From((double)number, attribute),
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or double or decimal or BigInteger => value,
        DateTimeOffset date => date.ToUnixTimeSeconds(),
        DateTime { Kind: DateTimeKind.Unspecified } => throw IntercomException.Invalid(
            $"{Name(attribute)} is a date without an offset, so its moment is unclear. Use a DateTimeOffset, or a DateTime in UTC."),
        DateTime date => new DateTimeOffset(date.ToUniversalTime(), TimeSpan.Zero).ToUnixTimeSeconds(),
        JsonNode node => From(node.Deserialize<JsonElement>(), attribute),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString().OrNull(),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean(),
        JsonElement { ValueKind: JsonValueKind.Number } json => Number(json, attribute),
        JsonElement => throw Invalid(attribute),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Guid or Uri or Enum or char => Convert.ToString(value, CultureInfo.InvariantCulture).OrNull(),
        _ => throw Invalid(attribute),
    };

    private static object? Number(JsonElement json, string attribute)
    {
        if (json.TryGetInt64(out var number))
            return number;

        if (WholeNumbers.AreDigits(json.GetRawText()))
            return BigInteger.Parse(json.GetRawText(), CultureInfo.InvariantCulture);

        return json.TryGetDecimal(out var exact) && exact != decimal.Truncate(exact) ? exact : From(json.GetDouble(), attribute);
    }

    private static string Name(string attribute) => $"The custom attribute '{PrivateText.Without(attribute, []) ?? "…"}'";

    private static IntercomException Invalid(string attribute) =>
        IntercomException.Invalid($"{Name(attribute)} is not a text, number, boolean or date. Intercom accepts no lists or objects here.");
}
