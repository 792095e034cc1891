using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A ticket search in Intercom's query language, and its response (API 2.14).</summary>
internal static class TicketQuery
{
    /// <summary>Intercom's largest page.</summary>
    private const int PerPage = 150;

    /// <summary>How much wider the query's times are than the search's: a day for the workspace's time zone, and one for the comparison itself.</summary>
    private static readonly TimeSpan DayTolerance = TimeSpan.FromDays(2);

    public static JObject Body(TicketSearch search, string? startingAfter)
    {
        var terms = new JArray { Term("contact_ids", "=", search.ContactId) };

        if (search.CreatedFrom is { } from)
            terms.Add(Term("created_at", ">", (from - DayTolerance).ToUnixTimeSeconds()));

        if (search.CreatedUntil is { } until)
            terms.Add(Term("created_at", "<", (until + DayTolerance).ToUnixTimeSeconds()));

        var pagination = new JObject { ["per_page"] = PerPage };

        if (startingAfter != null)
            pagination["starting_after"] = startingAfter;

        return new JObject { ["query"] = new JObject { ["operator"] = "AND", ["value"] = terms }, ["pagination"] = pagination };
    }

    /// <summary>The start of the next page; null after the last one.</summary>
    public static string? Next(JObject page) => page.Object("pages")?.Object("next")?.Text("starting_after");

    /// <summary>Whether a ticket matches. One that shows no contact does: the query named the contact.</summary>
    public static bool Matches(TicketSearch search, Ticket ticket) =>
        (ticket.ContactIds.Count == 0 || ticket.ContactIds.Contains(search.ContactId)) &&
        !(ticket.CreatedAt < search.CreatedFrom) &&
        !(ticket.CreatedAt > search.CreatedUntil);

    private static JObject Term(string field, string operation, JToken value) => new() { ["field"] = field, ["operator"] = operation, ["value"] = value };
}
