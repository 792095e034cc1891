namespace Elsa.Intercom.Api;

/// <summary>
/// Tells the words of Intercom's API in a path from what the author puts between them: an id, an external ID or an address. Only the words go to logs,
/// metrics, errors and the ledger.
/// </summary>
internal static class ApiRoute
{
    private const int MaxSegments = 8;

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "activity_logs", "admins", "ai", "archive", "articles", "attributes", "away", "block", "brands", "calls", "cancel", "companies", "contacts", "content",
        "content_import_sources", "conversation_parts", "conversations", "convert", "custom_object_instances", "customers", "data", "data_attributes",
        "data_events", "deleted", "download", "emails", "enqueue", "events", "export", "external_pages", "find_by_external_id", "help_center", "help_centers",
        "internal_articles", "ip_allowlist", "jobs", "list", "me", "merge", "messages", "news", "news_items", "newsfeeds", "notes", "parts",
        "phone_call_redirects", "recording", "redact", "reply", "run_assignment_rules", "scroll", "search", "segments", "status", "subscription_types",
        "subscriptions", "summaries", "tags", "teams", "ticket_states", "ticket_types", "tickets", "transcript", "unarchive", "visitors", "workflows",
    };

    /// <summary>The path with everything but the words replaced, for example <c>/contacts/{id}/notes</c>.</summary>
    public static string Mask(string path) =>
        "/" + string.Join('/', Segments(path).Take(MaxSegments).Select(segment => Words.Contains(segment) ? segment : "{id}"));

    /// <summary>What is between the words, as written and decoded.</summary>
    public static IEnumerable<string> Private(string path) =>
        Segments(path).Where(segment => !Words.Contains(segment)).SelectMany(segment => new[] { segment, Uri.UnescapeDataString(segment) }).Distinct();

    private static string[] Segments(string path) => path.TrimStart('/').Split('/');
}
