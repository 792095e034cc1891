namespace Elsa.Intercom.Sandbox.Search;

/// <summary>The fields that a search route accepts, and the meaning of its comparisons.</summary>
/// <param name="Types">The accepted fields.</param>
/// <param name="ComparisonsInclude">
/// Whether <c>&gt;</c> means "greater (or equal)", as conversations describe it, or just greater, as contacts do.
/// </param>
/// <param name="Prefix">The prefix of further fields, which are text; null for none.</param>
internal sealed record SearchFields(IReadOnlyDictionary<string, SearchFieldType> Types, bool ComparisonsInclude, string? Prefix)
{
    public SearchFieldType TypeOf(string field)
    {
        if (Types.TryGetValue(field, out var type))
            return type;

        return Prefix is not null && field.StartsWith(Prefix, StringComparison.Ordinal)
            ? SearchFieldType.Text
            : throw Api.ApiException.Invalid($"'{field}' is not a field that can be searched", "query.field");
    }

    public static Dictionary<string, SearchFieldType> Table(params (SearchFieldType Type, string[] Names)[] groups) =>
        groups.SelectMany(x => x.Names, (x, name) => (x.Type, name)).ToDictionary(x => x.name, x => x.Type);
}
