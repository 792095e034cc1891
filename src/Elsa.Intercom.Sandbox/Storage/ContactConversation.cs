namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>A conversation with the contact who started it and its parts, oldest first, all as of the same time.</summary>
internal readonly record struct ContactConversation(SandboxConversation Conversation, SandboxContact Contact, IReadOnlyList<SandboxPart> Parts)
{
    public DateTimeOffset UpdatedAt => Parts.Count == 0 ? Conversation.CreatedAt : Parts[^1].UpdatedAt;

    /// <summary>Since when the contact has waited for a reply; null if an admin replied last. A note is not a reply.</summary>
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

    /// <summary>The conversation without the parts that were stored later.</summary>
    public ContactConversation AsOf(DateTimeOffset moment) => this with { Parts = [.. Parts.Where(x => x.StoredAt <= moment)] };
}
