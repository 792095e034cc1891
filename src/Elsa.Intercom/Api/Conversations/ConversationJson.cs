using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>Reads conversations field by field, so that one odd field in a response doesn't hide the others.</summary>
internal static class ConversationJson
{
    /// <summary>The response to a new conversation: a message, and the conversation that it opened.</summary>
    /// <exception cref="IntercomException">The response has no conversation_id. The conversation probably exists.</exception>
    public static CreatedConversation ReadCreated(IntercomAnswer answer, string connection) =>
        answer.Body.Id("conversation_id") is { } id
        ? new CreatedConversation
        {
            ConversationId = id,
            MessageId = answer.Body.Id("id"),
            CreatedAt = answer.Body.Time("created_at"),
            RequestId = answer.RequestId,
        }
        : throw new IntercomException(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.ConversationIdMissing,
            "Intercom accepted the conversation, but its response has no conversation_id, which API versions before 2.4 lack. "
                + "The conversation probably exists. "
            + "Check that nothing between here and Intercom drops the header Intercom-Version, "
                + $"and set Intercom:Connections:{connection}:ApiVersion to 2.14 or newer.",
            answer.Status,
            answer.RequestId);

    public static Conversation? Read(IntercomAnswer answer) =>
        Read(answer.Body) is { } conversation ? conversation with { RequestId = answer.RequestId } : null;

    /// <summary>The conversation that was asked for; null for another one, as from a proxy that repeats responses.</summary>
    public static Conversation? Read(IntercomAnswer answer, string id) => Read(answer) is { } conversation && conversation.Id == id ? conversation : null;

    public static Conversation? Read(JToken item)
    {
        if (item is not JObject json || json.Id("id") is not { } id)
            return null;

        var parts = json.Object("conversation_parts");
        var source = json.Object("source");

        return new Conversation
        {
            Id = id,
            State = json.Text("state"),
            Title = json.Text("title"),
            UpdatedAt = json.Time("updated_at"),
            SnoozedUntil = json.Time("snoozed_until"),
            AdminAssigneeId = json.Id("admin_assignee_id"),
            TeamAssigneeId = json.Id("team_assignee_id"),
            Tags = [.. (json.Object("tags")?["tags"] as JArray ?? []).Select(Tag.Read).OfType<Tag>()],
            TicketId = json.Object("ticket")?.Id("id"),
            CreatedAt = json.Time("created_at"),
            Body = source?.Text("body"),
            MessageId = source?.Text("id"),
            AuthorId = source?.Object("author")?.Text("id"),
            AuthorType = source?.Object("author")?.Text("type"),
            AuthorName = source?.Object("author")?.Text("name"),
            ContactIds = [.. (json.Object("contacts")?["contacts"] as JArray ?? []).OfType<JObject>().Select(contact => contact.Text("id")).OfType<string>()],
            PartCount = parts?["total_count"] is JValue { Value: long count } ? (int)count : null,
            Json = json,
            Parts = [.. (parts?["conversation_parts"] as JArray ?? []).Select(ReadPart).OfType<ConversationPart>()],
        };
    }

    private static ConversationPart? ReadPart(JToken item) => item is JObject json && json.Id("id") is { } id
        ? new ConversationPart
        {
            Id = id,
            PartType = json.Text("part_type"),
            AuthorType = json.Object("author")?.Text("type"),
            AuthorId = json.Object("author")?.Text("id"),
            AuthorName = json.Object("author")?.Text("name"),
            CreatedAt = json.Time("created_at"),
            Body = json.Text("body"),
            QuickReplies = json.Object("metadata")?["quick_reply_options"] is JArray options
                ? [.. options.OfType<JObject>().Select(option => option.Text("text")).OfType<string>()]
                : [],
        }
        : null;
}
