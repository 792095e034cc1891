using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a JSON object: a text, or an object of an expression. Dates become Unix seconds, as Intercom writes them.</summary>
internal static class JsonObjectInput
{
    private const int MaxDepth = 32;

    /// <summary>The object; null if there is none.</summary>
    /// <exception cref="IntercomException">
    /// The value is not a JSON object, or contains a number that has lost its digits or a date without an offset.
    /// </exception>
    public static JObject? Read(object? value, string name) => value switch
    {
        null => null,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => IntercomJson.Read(text) ?? throw Invalid(name),
        _ => Token(value, name, 0) switch { JObject json => json, JValue { Value: null } => null, _ => throw Invalid(name) },
    };

    private static JToken Token(object? value, string name, int depth) => value switch
    {
        _ when depth > MaxDepth => throw Invalid(name),
        null => JValue.CreateNull(),
        JToken token => token,
        string text => new JValue(text),
        bool flag => new JValue(flag),

        // JavaScript has one kind of number: its 3 arrives as 3.0, and must not be sent as a decimal number.
        double number when WholeNumbers.Exact(number) is { } whole => new JValue(whole),
        double number when !double.IsFinite(number) => throw Invalid(name),
        double number when number == Math.Truncate(number) => throw WholeNumbers.Lost(name),
        float number => Token((double)number, name, depth),
        byte or sbyte or short or ushort or int or uint or long or ulong or double or decimal or BigInteger => JToken.FromObject(value),
        DateTimeOffset date => new JValue(date.ToUnixTimeSeconds()),
        DateTime { Kind: not DateTimeKind.Unspecified } date => new JValue(new DateTimeOffset(date.ToUniversalTime(), TimeSpan.Zero).ToUnixTimeSeconds()),
        DateTime => throw IntercomException.Invalid($"{name} contains a date without an offset, so its moment is unclear. Use a DateTimeOffset."),
        JsonNode node => Token(node.Deserialize<JsonElement>(), name, depth),
        JsonElement json => Token(json, name, depth),
        IDictionary<string, object?> members => new JObject(members.Select(member => new JProperty(member.Key, Token(member.Value, name, depth + 1)))),
        IDictionary members => new JObject(
            members.Keys.Cast<object>().Select(key => new JProperty($"{key}", Token(members[key], name, depth + 1)))),
        IEnumerable items => new JArray(items.Cast<object?>().Select(item => Token(item, name, depth + 1))),
        DateOnly day => new JValue(day.ToString("O", CultureInfo.InvariantCulture)),
        Guid or Uri or Enum or char => new JValue(Convert.ToString(value, CultureInfo.InvariantCulture)),
        _ => throw Invalid(name),
    };

    private static JToken Token(JsonElement json, string name, int depth) => json.ValueKind switch
    {
        JsonValueKind.Object => new JObject(json.EnumerateObject().Select(member => new JProperty(member.Name, Token(member.Value, name, depth + 1)))),
        JsonValueKind.Array => new JArray(json.EnumerateArray().Select(item => Token(item, name, depth + 1))),
        JsonValueKind.String => new JValue(json.GetString()),
        JsonValueKind.True or JsonValueKind.False => new JValue(json.GetBoolean()),
        JsonValueKind.Number when WholeNumbers.AreDigits(json.GetRawText()) =>
            JToken.FromObject(BigInteger.Parse(json.GetRawText(), CultureInfo.InvariantCulture)),
        JsonValueKind.Number => Token(json.GetDouble(), name, depth),
        _ => JValue.CreateNull(),
    };

    private static IntercomException Invalid(string name) =>
        IntercomException.Invalid($"{name} is not a JSON object. Use a text such as {{\"name\": \"vip\"}}, or an expression that gives an object.");
}
