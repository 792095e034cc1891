using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>An instance's journal, of all activities or of some.</summary>
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
        return ApiAnswer.Json(new { Items = found.Skip(page.Skip ?? 0).Take(page.Take ?? DefaultPageSize), TotalCount = found.Count });
    }
}

internal sealed record JournalRequest(JournalFilter? Filter);

/// <summary>A filter of journal lines. A missing property filters nothing.</summary>
internal sealed record JournalFilter(
    ICollection<string>? ActivityIds, ICollection<string>? ActivityNodeIds, ICollection<string>? ExcludedActivityTypes, ICollection<string>? EventNames)
{
    public bool Matches(JournalRecord record) => (ActivityIds ?? EventNames) != null
        ? throw new NotInStandInException("Filtering a journal by activity ids or event names")
        : ActivityNodeIds?.Contains(record.NodeId) != false && ExcludedActivityTypes?.Contains(record.ActivityType) != true;
}

/// <summary>The requested page of a journal.</summary>
internal sealed record JournalPage(int? Skip, int? Take);
