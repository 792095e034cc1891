using Elsa.StandIn.Recording;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Running;

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
