using System.Dynamic;
using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Turns Intercom's JSON into objects that JavaScript reads naturally and that Elsa stores with a workflow: objects with members, arrays, texts, numbers,
/// booleans and null.
/// </summary>
internal static class PlainObjects
{
    public static object? From(JToken? token) => token switch
    {
        JObject json => From(json),
        JArray items => items.Select(From).ToArray(),

        // JavaScript would lose digits of a larger number.
        JValue { Value: BigInteger number } => number.ToString(CultureInfo.InvariantCulture),
        JValue { Value: long number } when number is > WholeNumbers.MaxExact or < -WholeNumbers.MaxExact => number.ToString(CultureInfo.InvariantCulture),
        JValue { Value: string or bool or long or double or null } value => value.Value,
        JValue value => value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    public static ExpandoObject From(JObject json)
    {
        var result = new ExpandoObject();
        IDictionary<string, object?> members = result;

        foreach (var (name, value) in json)
            members[name] = From(value);

        return result;
    }
}
