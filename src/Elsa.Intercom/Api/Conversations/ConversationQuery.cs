using System.Globalization;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A conversation search in Intercom's query language, and its response (API 2.14).</summary>
internal static class ConversationQuery
{
    /// <summary>A third of Intercom's largest page, because each conversation may have a long email.</summary>
    private const int PerPage = 50;

    /// <summary>How much wider the query's times are than the search's: a day for the workspace's time zone, and one for the comparison itself.</summary>
    private static readonly TimeSpan DayTolerance = TimeSpan.FromDays(2);

    /// <exception cref="IntercomException">A criterion is invalid.</exception>
    public static void Check(ConversationSearch search)
    {
        TextRules.Check(search.Text, "Text");

        if (search.AssignedTo != null)
            Assignee.Read(search.AssignedTo, "Assigned to");

        if (search.CreatedFrom > search.CreatedUntil)
            throw IntercomException.Invalid("Created after is later than Created before, so nothing can match. Exchange them.");
    }

    public static JObject Body(ConversationSearch search, string? startingAfter)
    {
        var terms = new JArray();
        var assignee = search.AssignedTo == null ? null : Assignee.Read(search.AssignedTo);

        Add("contact_ids", "=", search.ContactId);
        Add("state", "=", search.State);
        Add("tag_ids", "=", search.TagId);

        // Unassigned is null before API 2.16 and 0 from then on, so the client compares it.
        if (assignee is { Id: { } id })
            Add(
                assignee.IsTeam ? "team_assignee_id" : "admin_assignee_id",
                "=",
                long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : id);

        // Intercom compares the first message word by word.
        if (search.Text != null)
            Add("source.body", "=", LongestWord(search.Text));

        Add("created_at", ">", (search.CreatedFrom - DayTolerance)?.ToUnixTimeSeconds());
        Add("created_at", "<", (search.CreatedUntil + DayTolerance)?.ToUnixTimeSeconds());
        Add("updated_at", ">", (search.UpdatedFrom - DayTolerance)?.ToUnixTimeSeconds());

        if (terms.Count == 0)
            Add("created_at", ">", 0L);

        var pagination = new JObject { ["per_page"] = PerPage };

        if (startingAfter != null)
            pagination["starting_after"] = startingAfter;

        return new JObject { ["query"] = new JObject { ["operator"] = "AND", ["value"] = terms }, ["pagination"] = pagination };

        void Add(string field, string operation, JToken? value)
        {
            if (value is JValue { Value: not null })
                terms.Add(new JObject { ["field"] = field, ["operator"] = operation, ["value"] = value });
        }
    }

    /// <summary>The start of the next page; null after the last one.</summary>
    public static string? Next(JObject page) => page.Object("pages")?.Object("next")?.Text("starting_after");

    public static bool Matches(ConversationSearch search, Conversation conversation) =>
        (search.ContactId == null || conversation.AuthorId == search.ContactId || conversation.ContactIds.Contains(search.ContactId)) &&
        (search.State == null || conversation.State == null || conversation.State == search.State) &&
        (search.AssignedTo == null || Assignee.Read(search.AssignedTo).IsOf(conversation)) &&
        (search.Text == null || Has(conversation, search.Text)) &&
        !(conversation.CreatedAt < search.CreatedFrom) &&
        !(conversation.CreatedAt > search.CreatedUntil) &&
        !(conversation.UpdatedAt < search.UpdatedFrom);

    private static bool Has(Conversation conversation, string text) =>
        conversation.Body != null
        && DisplayedText.Normalize(conversation.Body).Contains(DisplayedText.Normalize(text), StringComparison.OrdinalIgnoreCase);

    private static string? LongestWord(string text) =>
        text.Split([.. text.Where(character => !char.IsLetterOrDigit(character)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
            .MaxBy(word => word.Length);
}
