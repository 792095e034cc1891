using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Webhooks;

/// <summary>Reads notifications field by field, so that one odd field doesn't hide the others.</summary>
internal static class WebhookNotificationJson
{
    private const int LongestWord = 100;

    /// <summary>The notification; null if it lacks its id, its topic or its workspace. A ping needs no id.</summary>
    public static WebhookNotification? Read(JObject json)
    {
        if (Word(json, "topic") is not { } topic || json.Id("app_id") is not { } appId)
            return null;

        if ((json.Id("id") ?? (topic == WebhookNotification.Ping ? WebhookNotification.Ping : null)) is not { } id)
            return null;

        var item = json.Object("data")?.Object("item") ?? [];
        var conversation = Conversation(item, topic);
        var part = NewestPart(item, conversation);

        // The first message of a new conversation is not among its parts.
        var author = part == null ? conversation?.Object("source")?.Object("author") : part.Object("author");
        var authorType = author == null ? null : Word(author, "type");
        var authorId = author?.Id("id");

        return new WebhookNotification
        {
            Id = id,
            Topic = topic,
            AppId = appId,
            CreatedAt = json.Time("created_at"),
            FirstSentAt = json.Time("first_sent_at"),
            ConversationId = conversation?.Id("id") ?? item.Id("conversation_id"),
            ContactId = IsContact(authorType) && authorId != null ? authorId : Contact(item, conversation),
            PartId = part?.Id("id"),
            PartType = part == null ? null : Word(part, "part_type"),
            AuthorType = authorType,
            AuthorId = authorId,
            PartCreatedAt = (part ?? conversation)?.Time("created_at"),
        };
    }

    /// <summary>The item is the conversation in most topics about conversations, and holds it in a few.</summary>
    private static JObject? Conversation(JObject item, string topic)
    {
        var isConversation = item.Text("type") is { } type ? type == "conversation" : topic.StartsWith("conversation.", StringComparison.Ordinal);
        return item.Object("conversation") ?? (isConversation ? item : null);
    }

    /// <summary>A conversation's parts are only those of the event. Some topics are about a part, which is then the item.</summary>
    private static JObject? NewestPart(JObject item, JObject? conversation) =>
        item.Text("type") == "conversation_part"
            ? item
            : (conversation?.Object("conversation_parts")?["conversation_parts"] as JArray ?? [])
                .OfType<JObject>()
                .Where(part => part.Id("id") != null)
                .Aggregate(
                    default(JObject),
                    (newest, part) => newest?.Time("created_at") is { } time && !(part.Time("created_at") >= time) ? newest : part);

    private static string? Contact(JObject item, JObject? conversation) =>
        item.Object("contact")?.Id("id")
        ?? (conversation?.Object("contacts")?["contacts"] as JArray ?? [])
            .OfType<JObject>()
            .Select(contact => contact.Id("id"))
            .FirstOrDefault(id => id != null)
        ?? (IsContact(item.Text("type")) ? item.Id("id") : null);

    private static bool IsContact(string? type) => type is "contact" or "user" or "lead";

    /// <summary>One of Intercom's words, such as a topic. Anything longer, or with other characters, may be somebody's text.</summary>
    private static string? Word(JObject json, string name) =>
        json.Text(name) is { Length: <= LongestWord } word && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-')
            ? word
            : null;
}
