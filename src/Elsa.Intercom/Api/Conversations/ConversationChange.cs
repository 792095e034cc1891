using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>A change to a conversation that leads to the same state when it is repeated, but leaves a trace each time (<c>/parts</c>, API 2.14).</summary>
/// <param name="Id">Intercom's id of the conversation.</param>
/// <param name="Request">The request.</param>
/// <param name="IsSo">Whether the conversation is in the wanted state already.</param>
internal sealed record ConversationChange(string Id, IntercomRequest Request, Func<Conversation, bool> IsSo)
{
    public static ConversationChange Close(string id, string admin) =>
        new(id, Manage(id, new { message_type = "close", type = "admin", admin_id = admin }), conversation => conversation.State == "closed");

    public static ConversationChange Open(string id, string admin) =>
        new(id, Manage(id, new { message_type = "open", admin_id = admin }), conversation => conversation.State == "open");

    public static ConversationChange Snooze(string id, string admin, DateTimeOffset until)
    {
        var seconds = until.ToUnixTimeSeconds();
        return new ConversationChange(
            id,
            Manage(id, new { message_type = "snoozed", admin_id = admin, snoozed_until = seconds }),
            conversation => conversation.State == "snoozed" && conversation.SnoozedUntil?.ToUnixTimeSeconds() == seconds);
    }

    public static ConversationChange Assign(string id, string admin, Assignee assignee) => new(
        id,
        Manage(id, new { message_type = "assignment", type = assignee.IsTeam ? "team" : "admin", admin_id = admin, assignee_id = assignee.Id ?? "0" }),
        assignee.IsOf);

    private static IntercomRequest Manage(string id, object body) => Routes.ManageConversation(id) with { Body = body };
}
