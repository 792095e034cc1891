namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>A conversation with the contact who started it and its parts, oldest first, all as of the same time.</summary>
internal readonly record struct ContactConversation(SandboxConversation Conversation, SandboxContact Contact, IReadOnlyList<SandboxPart> Parts)
{
    /// <summary>All contacts who take part.</summary>
    public IReadOnlyList<SandboxContact> Participants { get => field ?? [Contact]; init; }

    /// <summary>The admin who started it; null if a contact did.</summary>
    public SandboxAdmin? StartedBy { get; init; }
}
