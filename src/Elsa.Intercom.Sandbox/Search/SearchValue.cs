using System.Globalization;
using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>The value of a search: text, a whole number or a boolean, by the type of its field.</summary>
internal static class SearchValue
{
    public static object Parse(JsonElement value, string field, SearchFieldType type)
    {
        switch (type)
        {
            case SearchFieldType.Integer or SearchFieldType.Assignee or SearchFieldType.Moment or SearchFieldType.Day:
                if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
                    return number;

                // The description's own example sends a timestamp as a string of digits.
                if (value.ValueKind == JsonValueKind.String &&
                    long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
                    return number;

                throw Mismatch(field, "a whole number");
            case SearchFieldType.Boolean:
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Mismatch(field, "a boolean");
            default:
                return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Mismatch(field, "a string");
        }
    }

    private static ApiException Mismatch(string field, string wanted) =>
        ApiException.Invalid($"The value for the field '{field}' must be {wanted}", "query.value");
}
