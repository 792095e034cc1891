namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>A conversation with the contact who started it and its parts, oldest first, all of the same moment.</summary>
internal readonly record struct ContactConversation(SandboxConversation Conversation, SandboxContact Contact, IReadOnlyList<SandboxPart> Parts)
{
    public DateTimeOffset UpdatedAt => Parts.Count == 0 ? Conversation.CreatedAt : Parts[^1].UpdatedAt;

    /// <summary>Since when the contact waits for an answer; null when an admin's is the last word. A note is none.</summary>
    public DateTimeOffset? WaitingSince
    {
        get
        {
            DateTimeOffset? since = Conversation.CreatedAt;

            foreach (var part in Parts)
            {
                if (!part.IsNote)
                    since = part.IsByAdmin ? null : since ?? part.CreatedAt;
            }

            return since;
        }
    }

    /// <summary>The ids of the admins who wrote parts, notes included.</summary>
    public IReadOnlyList<string> TeammateIds => [.. Parts.Where(x => x.IsByAdmin).Select(x => x.AuthorId).Distinct()];

    /// <summary>Without the parts that were stored later.</summary>
    public ContactConversation AsOf(DateTimeOffset moment) => this with { Parts = [.. Parts.Where(x => x.StoredAt <= moment)] };
}
