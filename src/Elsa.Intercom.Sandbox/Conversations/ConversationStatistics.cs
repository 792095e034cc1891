namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The times and counts of a conversation, as far as its parts tell them.</summary>
internal sealed record ConversationStatistics
{
    public DateTimeOffset? FirstContactReplyAt { get; init; }

    public DateTimeOffset? LastContactReplyAt { get; init; }

    public DateTimeOffset? FirstAdminReplyAt { get; init; }

    public DateTimeOffset? LastAdminReplyAt { get; init; }

    public DateTimeOffset? FirstAssignmentAt { get; init; }

    public DateTimeOffset? LastAssignmentAt { get; init; }

    /// <summary>The first admin's reply after the last assignment.</summary>
    public DateTimeOffset? LastAssignmentAdminReplyAt { get; init; }

    public DateTimeOffset? FirstCloseAt { get; init; }

    public DateTimeOffset? LastCloseAt { get; init; }

    public string? LastClosedById { get; init; }

    public int Reopens { get; init; }

    public int Assignments { get; init; }

    public int Parts { get; init; }

    /// <summary>The statistics after a part.</summary>
    public ConversationStatistics After(SandboxPart part, string stateBefore)
    {
        var at = part.CreatedAt;
        var next = this with
        {
            Parts = Parts + 1,
            Reopens = Reopens + (stateBefore == SandboxConversation.Closed && part.State != SandboxConversation.Closed ? 1 : 0)
        };

        if (part.IsByContact)
            next = next with { FirstContactReplyAt = FirstContactReplyAt ?? at, LastContactReplyAt = at };

        if (part.IsAnswer)
            next = next with { FirstAdminReplyAt = FirstAdminReplyAt ?? at, LastAdminReplyAt = at };

        if (part.IsAnswer && LastAssignmentAt is not null)
            next = next with { LastAssignmentAdminReplyAt = LastAssignmentAdminReplyAt ?? at };

        return part.PartType switch
        {
            SandboxPart.Close => next with { FirstCloseAt = FirstCloseAt ?? at, LastCloseAt = at, LastClosedById = part.AuthorId },
            SandboxPart.Assignment or SandboxPart.AssignAndReopen => next with
            {
                Assignments = Assignments + 1,
                FirstAssignmentAt = FirstAssignmentAt ?? at,
                LastAssignmentAt = at,
                LastAssignmentAdminReplyAt = null
            },
            _ => next
        };
    }
}
