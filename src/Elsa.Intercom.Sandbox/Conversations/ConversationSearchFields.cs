using System.Globalization;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;
using static Elsa.Intercom.Sandbox.Search.SearchFieldType;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The accepted fields of POST /conversations/search (2.14, 2.16). Fields that the sandbox never sets match nothing.</summary>
internal static class ConversationSearchFields
{
    public static SearchFields All { get; } = new(
        SearchFields.Table(
            (Text, ["id", "source.type", "source.id", "source.delivered_as", "source.subject", "source.author.id", "source.author.type",
                "source.author.name", "source.url", "contact_ids", "teammate_ids", "channel_initiated", "state", "tag_ids", "priority",
                "statistics.last_closed_by_id", "conversation_rating.remark", "conversation_rating.contact_id", "conversation_rating.admin_d",
                "ai_agent.resolution_state", "ai_agent.last_answer_type", "ai_agent.rating_remark", "ai_agent.source_type", "ai_agent.source_title"]),
            (Email, ["source.author.email"]),
            (Words, ["source.body"]),
            (Assignee, ["admin_assignee_id", "team_assignee_id"]),
            (Integer, ["statistics.time_to_assignment", "statistics.time_to_admin_reply",
                "statistics.time_to_first_close", "statistics.time_to_last_close", "statistics.median_time_to_reply", "statistics.count_reopens",
                "statistics.count_assignments", "statistics.count_conversation_parts", "conversation_rating.score", "ai_agent.rating"]),
            (SearchFieldType.Boolean, ["open", "read", "ai_agent_participated"]),
            (Moment, ["created_at", "updated_at", "waiting_since", "snoozed_until", "statistics.first_contact_reply_at",
                "statistics.first_assignment_at", "statistics.first_admin_reply_at", "statistics.first_close_at", "statistics.last_assignment_at",
                "statistics.last_assignment_admin_reply_at", "statistics.last_contact_reply_at", "statistics.last_admin_reply_at",
                "statistics.last_close_at", "conversation_rating.requested_at", "conversation_rating.replied_at"])),
        ComparisonsInclude: true,
        Prefix: null);

    private const string StatisticsPrefix = "statistics.";

    public static IReadOnlyList<object> Read(ContactConversation item, string field) => field switch
    {
        "source.body" => MessageText.Words(ConversationJson.SourceText(item.Conversation, plainText: true)),

        // The same state has one name before version 2.16 and another from 2.16 on.
        "priority" => ["not_priority", "none"],
        "contact_ids" => item.Conversation.ContactIds,
        "teammate_ids" => item.Conversation.TeammateIds,
        "tag_ids" => [.. item.Conversation.Tags.Select(x => x.TagId)],
        _ => Value(item, field) is { } value ? [value] : []
    };

    private static object? Value(ContactConversation item, string field)
    {
        var conversation = item.Conversation;

        return field switch
        {
            "id" => conversation.Id,
            "created_at" => conversation.CreatedAt.ToUnixTimeSeconds(),
            "updated_at" => conversation.UpdatedAt.ToUnixTimeSeconds(),
            "waiting_since" => conversation.WaitingSince?.ToUnixTimeSeconds(),
            "snoozed_until" => conversation.SnoozedUntil?.ToUnixTimeSeconds(),
            "source.type" => conversation.SourceType,
            "source.id" => conversation.MessageId,
            "source.delivered_as" => conversation.DeliveredAs,
            "source.subject" => conversation.Subject ?? "",
            "source.author.id" => item.StartedBy?.Id ?? item.Contact.Id,
            "source.author.type" => item.StartedBy is null ? item.Contact.Role : SandboxPart.Admin,
            "source.author.name" => item.StartedBy is { } admin ? admin.Name : item.Contact.Name,
            "source.author.email" => item.StartedBy is { } admin ? admin.Email : item.Contact.Email,
            "open" => conversation.IsOpen,
            "read" => conversation.Read,
            "ai_agent_participated" => false,
            "state" => conversation.State,
            "admin_assignee_id" => Number(conversation.AdminAssigneeId),
            "team_assignee_id" => Number(conversation.TeamAssigneeId),
            _ => field.StartsWith(StatisticsPrefix, StringComparison.Ordinal) ? StatisticsJson.Read(conversation, field[StatisticsPrefix.Length..]) : null
        };
    }

    private static long? Number(string? id) => id is null ? null : long.Parse(id, CultureInfo.InvariantCulture);
}
