using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A contact search in Intercom's query language (API 2.14).</summary>
internal static class ContactQuery
{
    public static IReadOnlyList<JObject> Terms(ContactSearch search) =>
    [
        // Intercom keeps addresses in lower case, and no description says that its "=" ignores case.
        .. new[] { ("email", search.Email?.ToLowerInvariant()), ("external_id", search.ExternalId), ("role", search.Role) }
            .Where(term => !string.IsNullOrWhiteSpace(term.Item2))
            .Select(term => new JObject { ["field"] = term.Item1, ["operator"] = "=", ["value"] = term.Item2 }),
    ];

    public static JObject Body(IReadOnlyList<JObject> terms) => new()
    {
        ["query"] = terms.Count == 1 ? terms[0] : new JObject { ["operator"] = "AND", ["value"] = new JArray(terms) },
        ["pagination"] = new JObject { ["per_page"] = 50 },
    };

    public static bool Matches(ContactSearch search, Contact contact) =>
        Same(search.Email, contact.Email, StringComparison.OrdinalIgnoreCase) &&
        Same(search.ExternalId, contact.ExternalId, StringComparison.Ordinal) &&
        Same(search.Role, contact.Role, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a contact's email address, external id or role differs from the request's. A response may leave them out.</summary>
    public static bool Contradicts(ContactRequest request, Contact contact) =>
        Differs(request.Email, contact.Email, StringComparison.OrdinalIgnoreCase) ||
        Differs(request.ExternalId, contact.ExternalId, StringComparison.Ordinal) ||
        Differs(request.Role, contact.Role, StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string?> Private(ContactRequest request) =>
        [request.Email, request.ExternalId, request.Name, request.Phone, .. request.CustomAttributes?.Values.OfType<string>() ?? []];

    private static bool Differs(string? given, string? actual, StringComparison comparison) =>
        !string.IsNullOrWhiteSpace(actual) && !Same(given, actual, comparison);

    private static bool Same(string? wanted, string? actual, StringComparison comparison) =>
        string.IsNullOrWhiteSpace(wanted) || string.Equals(wanted.Trim(), actual?.Trim(), comparison);
}
