using System.Globalization;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Client;

/// <summary>A search for conversations in Intercom's query language, and what it answers (API 2.14).</summary>
internal static class ConversationQuery
{
    /// <summary>Intercom's largest page.</summary>
    private const int PerPage = 150;

    /// <summary>By how much the times in the query are wider than asked: a day of the workspace's time zone, and one for the comparison itself.</summary>
    private static readonly TimeSpan DayTolerance = TimeSpan.FromDays(2);

    public static JObject Body(ConversationSearch search, string? startingAfter)
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

    /// <summary>Where the next page begins; null after the last one.</summary>
    public static string? Next(JObject page) => Text((page["pages"] as JObject)?["next"] is JObject next ? next["starting_after"] : null);

    public static bool Matches(ConversationSearch search, Conversation conversation) =>
        (conversation.AuthorId == search.ContactId || conversation.ContactIds.Contains(search.ContactId)) &&
        !(conversation.CreatedAt < search.CreatedFrom) &&
        !(conversation.CreatedAt > search.CreatedUntil);

    /// <summary>Read field by field: whatever else is odd in an item, it must not be overlooked.</summary>
    public static Conversation? Read(JToken item)
    {
        if (item is not JObject json || Text(json["id"]) is not { } id)
            return null;

        var source = json["source"] as JObject;

        return new Conversation
        {
            Id = id,
            CreatedAt = json["created_at"] is JValue { Value: long seconds and > 0 and < 253402300800 } ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Body = Text(source?["body"]),
            MessageId = Text(source?["id"]),
            AuthorId = Text((source?["author"] as JObject)?["id"]),
            ContactIds = [.. ((json["contacts"] as JObject)?["contacts"] as JArray ?? []).OfType<JObject>().Select(contact => Text(contact["id"])).OfType<string>()],
        };
    }

    private static JObject Term(string field, string operation, JToken value) => new() { ["field"] = field, ["operator"] = operation, ["value"] = value };

    private static string? Text(JToken? token) =>
        token is JValue { Type: JTokenType.String or JTokenType.Integer } value && value.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
