using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>
/// The query of a search: one filter, or AND and OR groups of them. "There's a limit of max 2 nested filters" and of "max 15 filters
/// for each AND or OR group" (2.14, both search routes): (1 OR 2) AND (3 OR 4) is as deep as it goes.
/// </summary>
internal abstract class SearchQuery
{
    private const int MaxDepth = 2;
    private const int MaxFilters = 15;

    /// <summary>Whether a record matches. A field without a value reads as empty.</summary>
    public abstract bool Matches(Func<string, IReadOnlyList<object>> read);

    public static SearchQuery Parse(JsonFields body, SearchFields fields) => Parse(body.Object("query"), fields, depth: 1);

    private static SearchQuery Parse(JsonFields query, SearchFields fields, int depth)
    {
        if (query.Has("field"))
            return SearchFilter.From(query, fields);

        var name = query.String("operator");

        if (name is not ("AND" or "OR"))
            throw query.Mismatch("operator", "AND or OR in a group, and a filter needs a field");

        if (depth > MaxDepth)
            throw ApiException.Invalid($"Groups of filters can be nested {MaxDepth} deep", "query.value");

        if (query.Value("value") is not { ValueKind: JsonValueKind.Array } value || value.GetArrayLength() is < 1 or > MaxFilters)
            throw query.Mismatch("value", $"an array of 1 to {MaxFilters} filters");

        var filters = value.EnumerateArray().Select(x => x.ValueKind == JsonValueKind.Object
            ? Parse(new JsonFields(x, "query.value."), fields, depth + 1)
            : throw query.Mismatch("value", "an array of objects"));

        return new SearchGroup(name == "AND", [.. filters]);
    }
}
