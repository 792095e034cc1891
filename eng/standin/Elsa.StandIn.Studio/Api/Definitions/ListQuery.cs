using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>A client's query of the list of definitions.</summary>
internal sealed class ListQuery
{
    public string? VersionOptions { get; init; }
    public string[]? DefinitionIds { get; init; }
    public string[]? Ids { get; init; }
    public string? SearchTerm { get; init; }
    public bool? IsSystem { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }
    public int? Page { get; init; }
    public int? PageSize { get; init; }

    public IReadOnlyList<StoredDefinition> Filter(IEnumerable<StoredDefinition> definitions)
    {
        var isWanted = VersionFilter.Parse(VersionOptions);

        return [.. definitions.Where(x => isWanted(x)
            && Allows(DefinitionIds, x.DefinitionId)
            && Allows(Ids, x.Id)
            && (IsSystem == null || IsSystem == x.IsSystem)
            && Mentions(x, SearchTerm?.Trim()))];
    }

    public IEnumerable<StoredDefinition> Sort(IEnumerable<StoredDefinition> definitions)
    {
        var byName = OrderBy is null or "" or "Name";
        Func<StoredDefinition, object> key = OrderBy switch
        {
            "Version" => x => x.Version,
            "Created" or "CreatedAt" => x => x.CreatedAt,
            _ when byName => x => x.Name ?? string.Empty,
            _ => throw new BadHttpRequestException($"Definitions cannot be ordered by '{OrderBy}'."),
        };

        return (OrderDirection ?? (byName ? "Ascending" : "Descending")) == "Ascending" ? definitions.OrderBy(key) : definitions.OrderByDescending(key);
    }

    public IEnumerable<StoredDefinition> Cut(IEnumerable<StoredDefinition> definitions) =>
        PageSize is { } size ? definitions.Skip((Page ?? 0) * size).Take(size) : definitions;

    // An empty list in the query filters nothing.
    private static bool Allows(string[]? ids, string id) => ids is null or [] || ids.Contains(id);

    private static bool Mentions(StoredDefinition definition, string? term) => string.IsNullOrEmpty(term)
        || definition.Name?.Contains(term, StringComparison.OrdinalIgnoreCase) == true
        || definition.Description?.Contains(term, StringComparison.OrdinalIgnoreCase) == true
        || definition.Id.Contains(term, StringComparison.Ordinal)
        || definition.DefinitionId.Contains(term, StringComparison.Ordinal);
}

/// <summary>The versions that a client requests: a word, or a number.</summary>
internal static class VersionFilter
{
    public static Func<StoredDefinition, bool> Parse(string? versionOptions) => versionOptions switch
    {
        null or "" or "AllVersions" => _ => true,
        "Latest" => x => x.IsLatest,
        "Published" => x => x.IsPublished,
        "LatestOrPublished" => x => x.IsLatest || x.IsPublished,
        "LatestAndPublished" => x => x is { IsLatest: true, IsPublished: true },
        "Draft" => x => !x.IsPublished,
        _ when int.TryParse(versionOptions, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => x => x.Version == version,
        _ => throw new BadHttpRequestException(
            $"The version option '{versionOptions}' is not known. Say Latest, Published, LatestOrPublished, LatestAndPublished, Draft, "
                + "AllVersions or a number."),
    };
}
