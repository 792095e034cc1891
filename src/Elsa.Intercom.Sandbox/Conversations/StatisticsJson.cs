using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The schema <c>conversation_statistics</c> (2.14, 2.16). Absent rather than null: the schema does not allow null.</summary>
internal static class StatisticsJson
{
    public static JsonObject Write(SandboxConversation conversation)
    {
        var json = new JsonObject { ["type"] = "conversation_statistics" };

        foreach (var (name, value) in Numbers(conversation))
        {
            if (value is not null)
                json[name] = value;
        }

        if (conversation.Statistics.LastClosedById is { } id)
            json["last_closed_by_id"] = id;

        return json;
    }

    /// <summary>The value of a field for a search; null if it has none.</summary>
    public static object? Read(SandboxConversation conversation, string name) => name == "last_closed_by_id"
        ? conversation.Statistics.LastClosedById
        : Numbers(conversation).FirstOrDefault(x => x.Name == name).Value;

    private static (string Name, long? Value)[] Numbers(SandboxConversation conversation)
    {
        var statistics = conversation.Statistics;

        return
        [
            ("time_to_assignment", Since(statistics.FirstAssignmentAt)),
            ("time_to_admin_reply", Since(statistics.FirstAdminReplyAt)),
            ("time_to_first_close", Since(statistics.FirstCloseAt)),
            ("time_to_last_close", Since(statistics.LastCloseAt)),
            ("first_contact_reply_at", At(statistics.FirstContactReplyAt)),
            ("first_assignment_at", At(statistics.FirstAssignmentAt)),
            ("first_admin_reply_at", At(statistics.FirstAdminReplyAt)),
            ("first_close_at", At(statistics.FirstCloseAt)),
            ("last_assignment_at", At(statistics.LastAssignmentAt)),
            ("last_assignment_admin_reply_at", At(statistics.LastAssignmentAdminReplyAt)),
            ("last_contact_reply_at", At(statistics.LastContactReplyAt)),
            ("last_admin_reply_at", At(statistics.LastAdminReplyAt)),
            ("last_close_at", At(statistics.LastCloseAt)),
            ("count_reopens", statistics.Reopens),
            ("count_assignments", statistics.Assignments),
            ("count_conversation_parts", statistics.Parts)
        ];

        long? Since(DateTimeOffset? moment) => (long?)(moment - conversation.CreatedAt)?.TotalSeconds;
    }

    private static long? At(DateTimeOffset? moment) => moment?.ToUnixTimeSeconds();
}
