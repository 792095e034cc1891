using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>A client's query of the list of instances. A filter that the quick start's designer doesn't need is refused by name.</summary>
internal sealed record InstanceQuery
{
    private static readonly string[] Filters = ["page", "pageSize", "searchTerm", "definitionId", "definitionIds", "isSystem", "subStatuses", "statuses"];

    private readonly JsonObject _given;
    private readonly int _page;
    private readonly int? _pageSize;

    public InstanceQuery(JsonObject given)
    {
        _given = given;
        _page = (int?)given["page"] ?? 0;
        _pageSize = (int?)given["pageSize"];

        if (given.FirstOrDefault(IsRefused).Key is { } filter)
            throw new NotInStandInException($"The filter '{filter}' in the list of runs");

        if (_page < 0)
            throw new BadHttpRequestException("Page must be greater than or equal to 0.");

        if (_pageSize < 1)
            throw new BadHttpRequestException("Page size must be greater than or equal to 1.");
    }

    public IReadOnlyList<InstanceRecord> Filter(IEnumerable<InstanceRecord> instances)
    {
        var (definition, term, isSystem) = (_given.Text("definitionId"), _given.Text("searchTerm"), (bool?)_given["isSystem"]);
        var (definitions, statuses, subStatuses) = (Texts("definitionIds"), Parse<WorkflowStatus>("statuses"), Parse<WorkflowSubStatus>("subStatuses"));

        return [.. instances.Where(x =>
            (definition == null || x.DefinitionId == definition)
            && (definitions.Count == 0 || definitions.Contains(x.DefinitionId))
            && (isSystem == null || x.IsSystem == isSystem)
            && (statuses.Count == 0 || statuses.Contains(x.Status))
            && (subStatuses.Count == 0 || subStatuses.Contains(x.SubStatus))
            && (term == null || new[] { x.Id, x.DefinitionId, x.DefinitionVersionId, x.CorrelationId, x.Name }.Any(text => text?.Contains(term) == true)))];
    }

    public IEnumerable<InstanceRecord> Sort(IEnumerable<InstanceRecord> instances)
    {
        Func<InstanceRecord, object?> key = _given.Text("orderBy") switch
        {
            null or "Created" => x => x.CreatedAt,
            "UpdatedAt" => x => x.UpdatedAt,
            "Finished" => x => x.FinishedAt,
            var other => throw new NotInStandInException($"The order '{other}' in the list of runs"),
        };

        return _given.Text("orderDirection") == "Ascending" ? instances.OrderBy(key) : instances.OrderByDescending(key);
    }

    public IEnumerable<InstanceRecord> Cut(IEnumerable<InstanceRecord> instances) =>
        _pageSize is { } size ? instances.Skip(_page * size).Take(size) : instances;

    // The Studio sends every filter that Elsa has. An empty one filters nothing.
    private static bool IsRefused(KeyValuePair<string, JsonNode?> given) =>
        given.Value is not (null or JsonArray { Count: 0 }) && !Filters.Contains(given.Key) && !given.Key.StartsWith("order", StringComparison.Ordinal);

    private List<string> Texts(string name) => [.. (_given[name] as JsonArray ?? []).Select(x => (string)x!)];

    private HashSet<T> Parse<T>(string name) where T : struct, Enum => [.. Texts(name).Select(
        x => Enum.TryParse<T>(x, ignoreCase: true, out var value) ? value : throw new BadHttpRequestException($"Invalid enum value '{x}'."))];
}
