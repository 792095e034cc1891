namespace Elsa.Intercom.Sandbox.Search;

/// <summary>Several queries, of which all or any must match.</summary>
internal sealed class SearchGroup(bool all, SearchQuery[] queries) : SearchQuery
{
    public override bool Matches(Func<string, IReadOnlyList<object>> read) =>
        all ? queries.All(x => x.Matches(read)) : queries.Any(x => x.Matches(read));
}
