using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A conversation in Intercom's lists (API 2.14).</summary>
internal sealed record JsonConversation(string Id = Answers.ConversationId)
{
    /// <summary>The text as Intercom returns it.</summary>
    public string? Body { get; init; } = "<p>Hello</p>";

    public DateTimeOffset CreatedAt { get; init; } = TestClock.Start;

    public string ContactId { get; init; } = Answers.ContactId;

    public JObject Json() => new()
    {
        ["type"] = "conversation",
        ["id"] = Id,
        ["created_at"] = CreatedAt.ToUnixTimeSeconds(),
        ["updated_at"] = CreatedAt.ToUnixTimeSeconds() + 100,
        ["source"] = new JObject
        {
            ["type"] = "conversation",
            ["id"] = Answers.MessageId,
            ["delivered_as"] = "customer_initiated",
            ["subject"] = "",
            ["body"] = Body,
            ["author"] = new JObject { ["type"] = "user", ["id"] = ContactId, ["name"] = Canaries.FullName, ["email"] = Canaries.Email },
        },
        ["contacts"] = new JObject
        {
            ["type"] = "contact.list",
            ["contacts"] = new JArray(
            new JObject { ["type"] = "contact", ["id"] = ContactId, ["external_id"] = Canaries.Email })
        },
        ["open"] = true,
    };

    /// <summary>A page of a search's response.</summary>
    public static string List(IEnumerable<JsonConversation> conversations, string? next = null) =>
        ListOf(new JArray(conversations.Select(conversation => conversation.Json())), next);

    /// <summary>A page with any content.</summary>
    public static string ListOf(JArray conversations, string? next = null)
    {
        var pages = new JObject { ["type"] = "pages", ["page"] = 1, ["per_page"] = 150, ["total_pages"] = 1 };

        if (next != null)
            pages["next"] = new JObject { ["per_page"] = 150, ["starting_after"] = next };

        return new JObject { ["type"] = "conversation.list", ["conversations"] = conversations, ["total_count"] = conversations.Count, ["pages"] = pages }
            .ToString();
    }
}
