using Elsa.StandIn.Recording;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Instances;

/// <summary>What a client asks of the list of instances.</summary>
internal sealed class InstanceQuery
{
    public int? Page { get; init; }

    public int? PageSize { get; init; }

    public string? SearchTerm { get; init; }

    public string? DefinitionId { get; init; }

    public ICollection<string>? DefinitionIds { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public int? Version { get; init; }

    public bool? HasIncidents { get; init; }

    public bool? IsSystem { get; init; }

    public WorkflowStatus? Status { get; init; }

    public ICollection<string>? Statuses { get; init; }

    public WorkflowSubStatus? SubStatus { get; init; }

    public ICollection<string>? SubStatuses { get; init; }

    public string? OrderBy { get; init; }

    public string? OrderDirection { get; init; }

    public ICollection<TimestampQuery?>? TimestampFilters { get; init; }

    public void Check()
    {
        if (Page < 0)
            throw new BadHttpRequestException("Page must be greater than or equal to 0.");

        if (PageSize < 1)
            throw new BadHttpRequestException("Page size must be greater than or equal to 1.");
    }

    public IReadOnlyList<InstanceRecord> Filter(IEnumerable<InstanceRecord> instances)
    {
        var statuses = Parse<WorkflowStatus>(Statuses);
        var subStatuses = Parse<WorkflowSubStatus>(SubStatuses);
        var times = (TimestampFilters ?? []).Select(
            filter => filter?.ToCondition() ?? throw new BadHttpRequestException("Each timestamp filter must be specified.")).ToList();

        return [.. instances.Where(x =>
            (string.IsNullOrWhiteSpace(DefinitionId) || x.DefinitionId == DefinitionId)
            && (DefinitionIds is null or { Count: 0 } || DefinitionIds.Contains(x.DefinitionId))
            && (string.IsNullOrWhiteSpace(CorrelationId) || x.CorrelationId == CorrelationId)
            && (Name == null || x.Name?.Contains(Name, StringComparison.OrdinalIgnoreCase) == true)
            && (Version == null || x.Version == Version)
            && (HasIncidents == null || x.IncidentCount > 0 == HasIncidents)
            && (IsSystem == null || x.IsSystem == IsSystem)
            && (Status == null || x.Status == Status)
            && (statuses.Count == 0 || statuses.Contains(x.Status))
            && (SubStatus == null || x.SubStatus == SubStatus)
            && (subStatuses.Count == 0 || subStatuses.Contains(x.SubStatus))
            && times.TrueForAll(isMet => isMet(x))
            && Mentions(x))];
    }

    public IEnumerable<InstanceRecord> Sort(IEnumerable<InstanceRecord> instances)
    {
        var byName = OrderBy == "Name";
        Func<InstanceRecord, object?> key = OrderBy switch
        {
            null or "" or "Created" => x => x.CreatedAt,
            "UpdatedAt" => x => x.UpdatedAt,
            "Finished" => x => x.FinishedAt,
            _ when byName => x => x.Name,
            _ => throw new BadHttpRequestException($"Instances cannot be ordered by '{OrderBy}'."),
        };

        return (OrderDirection ?? (byName ? "Ascending" : "Descending")) == "Ascending" ? instances.OrderBy(key) : instances.OrderByDescending(key);
    }

    public IEnumerable<InstanceRecord> Cut(IEnumerable<InstanceRecord> instances) =>
        PageSize is { } size ? instances.Skip((Page ?? 0) * size).Take(size) : instances;

    private static HashSet<T> Parse<T>(ICollection<string>? names) where T : struct, Enum =>
        [.. (names ?? []).Select(
            x => Enum.TryParse<T>(x, ignoreCase: true, out var value) ? value : throw new BadHttpRequestException($"Invalid enum value '{x}'."))];

    private bool Mentions(InstanceRecord instance) => string.IsNullOrWhiteSpace(SearchTerm)
        || instance.Name?.Contains(SearchTerm, StringComparison.OrdinalIgnoreCase) == true
        || instance.DefinitionVersionId.Contains(SearchTerm, StringComparison.Ordinal)
        || instance.DefinitionId.Contains(SearchTerm, StringComparison.Ordinal)
        || instance.Id.Contains(SearchTerm, StringComparison.Ordinal)
        || instance.CorrelationId?.Contains(SearchTerm, StringComparison.Ordinal) == true;
}

/// <summary>One condition on when an instance was created, changed or finished. A time of midnight stands for the whole day.</summary>
internal sealed record TimestampQuery(string? Column, string? Operator, DateTimeOffset Timestamp)
{
    /// <summary>The condition itself. One that nobody can meet is refused here, before there is an instance to ask about.</summary>
    public Func<InstanceRecord, bool> ToCondition()
    {
        Func<InstanceRecord, DateTimeOffset?> column = Column?.Trim().ToUpperInvariant() switch
        {
            "CREATEDAT" => x => x.CreatedAt,
            "UPDATEDAT" => x => x.UpdatedAt,
            "FINISHEDAT" => x => x.FinishedAt,
            _ => throw new BadHttpRequestException("Invalid timestamp filter column. Allowed columns are: CreatedAt, UpdatedAt, FinishedAt."),
        };

        var start = Timestamp;
        var isDay = start.TimeOfDay == TimeSpan.Zero;
        var end = isDay ? start.AddDays(1) : start;

        Func<DateTimeOffset?, bool> matches = Operator switch
        {
            "Is" => isDay ? value => value >= start && value < end : value => value == start,
            "IsNot" => isDay ? value => value < start || value >= end : value => value != start,
            "GreaterThan" => value => value > end,
            "GreaterThanOrEqual" => value => value >= start,
            "LessThan" => value => value < start,
            "LessThanOrEqual" => value => value <= end,
            _ => throw new BadHttpRequestException($"The timestamp operator '{Operator}' is not known."),
        };

        return x => matches(column(x));
    }
}
