using static Elsa.Intercom.Sandbox.SandboxConversation;
using static Elsa.Intercom.Sandbox.SandboxPart;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// What a part does to its conversation. The description's examples show the parts of closed conversations: a contact's reply is
/// <c>open</c> with a text, an assignment is <c>assign_and_reopen</c>, and a note changes nothing. The rest is assumed.
/// </summary>
/// <param name="adminReplyReopens">Whether an admin's reply opens a closed conversation.</param>
internal sealed class StateMachine(bool adminReplyReopens)
{
    /// <summary>The part with its final type and the state after it.</summary>
    public SandboxPart Complete(SandboxConversation before, SandboxPart part)
    {
        var wasClosed = before.State == Closed;

        var type = part.PartType switch
        {
            Comment when part.IsByContact && wasClosed => SandboxPart.Open,
            Assignment when wasClosed => AssignAndReopen,
            _ => part.PartType
        };

        return part with { PartType = type, State = State(before.State, type, part) };
    }

    /// <summary>The conversation after a complete part, except what only the request knows: assignees and the end of a snooze.</summary>
    public static SandboxConversation After(SandboxConversation before, SandboxPart part) => before with
    {
        State = part.State,
        SnoozedUntil = part.State == Snoozed ? before.SnoozedUntil : null,
        WaitingSince = part.IsByContact ? before.WaitingSince ?? part.CreatedAt : part.IsAnswer ? null : before.WaitingSince,
        Read = before.Read && !part.IsByContact,
        TeammateIds = WithAuthor(before.TeammateIds, part),
        UpdatedAt = part.UpdatedAt,
        ChangedAt = part.StoredAt,
        Statistics = before.Statistics.After(part, before.State)
    };

    private string State(string before, string type, SandboxPart part) => type switch
    {
        Close => Closed,
        Snooze => Snoozed,
        SandboxPart.Open or AssignAndReopen => SandboxConversation.Open,
        Comment when part.IsByContact => SandboxConversation.Open,
        Comment or QuickReply when before == Snoozed || adminReplyReopens => SandboxConversation.Open,
        _ => before
    };

    private static IReadOnlyList<string> WithAuthor(IReadOnlyList<string> ids, SandboxPart part) =>
        part.IsByAdmin && (part.Body is not null || part.QuickReplies.Count > 0) && !ids.Contains(part.AuthorId) ? [.. ids, part.AuthorId] : ids;
}
