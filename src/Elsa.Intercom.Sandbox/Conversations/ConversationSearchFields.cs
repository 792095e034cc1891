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
            (Integer, ["admin_assignee_id", "team_assignee_id", "statistics.time_to_assignment", "statistics.time_to_admin_reply",
                "statistics.time_to_first_close", "statistics.time_to_last_close", "statistics.median_time_to_reply", "statistics.count_reopens",
                "statistics.count_assignments", "statistics.count_conversation_parts", "conversation_rating.score", "ai_agent.rating"]),
            (SearchFieldType.Boolean, ["open", "read", "ai_agent_participated"]),
            (Moment, ["created_at", "updated_at", "waiting_since", "snoozed_until", "statistics.first_contact_reply_at",
                "statistics.first_assignment_at", "statistics.first_admin_reply_at", "statistics.first_close_at", "statistics.last_assignment_at",
                "statistics.last_assignment_admin_reply_at", "statistics.last_contact_reply_at", "statistics.last_admin_reply_at",
                "statistics.last_close_at", "conversation_rating.requested_at", "conversation_rating.replied_at"])),
        ComparisonsInclude: true,
        Prefix: null);

    public static IReadOnlyList<object> Read(ContactConversation item, string field) => field switch
    {
        "source.body" => MessageText.Words(item.Conversation.Body),

        // The same state has one name before version 2.16 and another from 2.16 on.
        "priority" => ["not_priority", "none"],
        "teammate_ids" => item.TeammateIds,
        "updated_at" => [item.UpdatedAt.ToUnixTimeSeconds()],
        "waiting_since" => item.WaitingSince is { } since ? [since.ToUnixTimeSeconds()] : [],
        _ => Value(item.Conversation, item.Contact, field) is { } value ? [value] : []
    };

    private static object? Value(SandboxConversation conversation, SandboxContact contact, string field) => field switch
    {
        "id" => conversation.Id,
        "created_at" => conversation.CreatedAt.ToUnixTimeSeconds(),
        "source.type" => "conversation",
        "source.id" => conversation.MessageId,
        "source.delivered_as" => "customer_initiated",
        "source.subject" => conversation.Subject ?? "",
        "source.author.id" or "contact_ids" => conversation.ContactId,
        "source.author.type" => contact.Role,
        "source.author.name" => contact.Name,
        "source.author.email" => contact.Email,
        "open" => true,
        "read" or "ai_agent_participated" => false,
        "state" => "open",
        _ => null
    };
}
