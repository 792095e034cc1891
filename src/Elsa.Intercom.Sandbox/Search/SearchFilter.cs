using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>One field, one operator, one value.</summary>
internal sealed class SearchFilter(string field, SearchFieldType type, string operation, IReadOnlyList<object> wanted, bool inclusive) : SearchQuery
{
    private static readonly string[] TextOperators = ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"];
    private static readonly string[] NumberOperators = ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="];
    private static readonly string[] DayOperators = ["=", ">", "<"];

    public static SearchFilter From(JsonFields filter, SearchFields fields)
    {
        var field = filter.String("field");
        var type = fields.TypeOf(field);
        var operation = filter.String("operator");

        if (!OperatorsOf(type).Contains(operation))
            throw ApiException.Invalid($"The operator '{operation}' cannot be used with the field '{field}'", "query.operator");

        if (filter.Value("value") is not { } value)
            throw filter.Mismatch("value", "given");

        return new SearchFilter(field, type, operation, ParseWanted(filter, field, type, operation, value), fields.ComparisonsInclude);
    }

    public override bool Matches(Func<string, IReadOnlyList<object>> read)
    {
        var values = read(field);

        return operation switch
        {
            "=" or "IN" => Any(values, Equal),
            "!=" or "NIN" => !Any(values, Equal),
            "~" => Any(values, (x, y) => Text(x).Contains(Text(y), Comparison)),
            "!~" => !Any(values, (x, y) => Text(x).Contains(Text(y), Comparison)),
            "^" => Any(values, (x, y) => Text(x).StartsWith(Text(y), Comparison)),
            "$" => Any(values, (x, y) => Text(x).EndsWith(Text(y), Comparison)),
            ">" => Any(values, (x, y) => Number(x) > Number(y) || (inclusive && Number(x) == Number(y))),
            "<" => Any(values, (x, y) => Number(x) < Number(y) || (inclusive && Number(x) == Number(y))),
            ">=" => Any(values, (x, y) => Number(x) >= Number(y)),
            _ => Any(values, (x, y) => Number(x) <= Number(y))
        };
    }

    private StringComparison Comparison =>
        type is SearchFieldType.Email or SearchFieldType.Words ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // No wanted value means null: it matches records without a value.
    private bool Any(IReadOnlyList<object> values, Func<object, object, bool> match) =>
        wanted.Count == 0 || (values.Count == 0 && WantsNobody) ? values.Count == 0 : values.Any(x => wanted.Any(y => match(x, y)));

    private bool WantsNobody => type == SearchFieldType.Assignee && operation is "=" or "!=" or "IN" or "NIN" && wanted.Contains(0L);

    private bool Equal(object x, object y) => (x, y) switch
    {
        (string a, string b) => string.Equals(a, b, Comparison),
        (bool a, bool b) => a == b,
        _ => Number(x) == Number(y)
    };

    private static string Text(object value) => (string)value;

    private long Number(object value) => type == SearchFieldType.Day ? (long)value / 86_400 : (long)value;

    private static string[] OperatorsOf(SearchFieldType type) => type switch
    {
        SearchFieldType.Integer or SearchFieldType.Assignee or SearchFieldType.Moment => NumberOperators,
        SearchFieldType.Day => DayOperators,
        SearchFieldType.Boolean => NumberOperators[..4],
        SearchFieldType.Tag => TextOperators[..2],
        _ => TextOperators
    };

    private static IReadOnlyList<object> ParseWanted(JsonFields filter, string field, SearchFieldType type, string operation, JsonElement value)
    {
        if (operation is "IN" or "NIN")
        {
            return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
                ? [.. value.EnumerateArray().Select(x => SearchValue.Parse(x, field, type))]
                : throw filter.Mismatch("value", $"an array for the operator {operation}");
        }

        if (value.ValueKind == JsonValueKind.Null && operation is ("=" or "!="))
            return [];

        return [SearchValue.Parse(value, field, type)];
    }
}
