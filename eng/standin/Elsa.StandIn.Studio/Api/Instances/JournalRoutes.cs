using Elsa.StandIn.Recording;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Instances;

/// <summary>An instance's journal, whole or of some activities.</summary>
internal static class JournalRoutes
{
    private const int DefaultPageSize = 100;

    public static IResult List(string id, [AsParameters] JournalPage page, InstanceStore instances) => Answer(Find(instances, id), page);

    public static async Task<IResult> FilterAsync(
        string id, [AsParameters] JournalPage page, HttpRequest http, InstanceStore instances, CancellationToken cancellationToken)
    {
        var request = await RequestBody.ReadAsync<JournalRequest>(http, cancellationToken);
        return Answer(Find(instances, id).Where(x => request?.Filter?.Matches(x) != false), page);
    }

    private static IReadOnlyList<JournalRecord> Find(InstanceStore instances, string id) => instances.Find(id)?.Journal ?? [];

    private static IResult Answer(IEnumerable<JournalRecord> records, JournalPage page)
    {
        var found = records.ToList();
        var (skip, take) = page switch
        {
            { Page: { } number, PageSize: { } size } => (number * size, size),
            { Skip: { } from, Take: { } count } => (from, count),
            _ => (0, DefaultPageSize),
        };

        return ApiAnswer.Json(new { Items = found.Skip(skip).Take(take), TotalCount = found.Count });
    }
}

internal sealed record JournalRequest(JournalFilter? Filter);

/// <summary>Which lines of a journal are wanted; what is left out does not matter.</summary>
internal sealed record JournalFilter(
    ICollection<string>? ActivityIds,
    ICollection<string>? ActivityNodeIds,
    ICollection<string>? ExcludedActivityTypes,
    ICollection<string>? EventNames)
{
    public bool Matches(JournalRecord record) =>
        Allows(ActivityIds, record.ActivityId)
        && Allows(ActivityNodeIds, record.NodeId)
        && Allows(EventNames, record.EventName)
        && ExcludedActivityTypes?.Contains(record.ActivityType) != true;

    private static bool Allows(ICollection<string>? wanted, string? value) => wanted is null || (value != null && wanted.Contains(value));
}

/// <summary>Which part of a journal is wanted.</summary>
internal sealed record JournalPage(int? Page, int? PageSize, int? Skip, int? Take);
