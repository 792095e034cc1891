namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The snapshots of one conversation and its parts, oldest first. Its caller has the lock.</summary>
internal sealed class ConversationLog(SandboxConversation first)
{
    private readonly List<SandboxConversation> _snapshots = [first];
    private SandboxPart[] _parts = [];

    public SandboxConversation Current => _snapshots[^1];

    public void Add(ConversationChange change)
    {
        var count = Current.Statistics.Parts;

        // Readers keep slices of this array. A new part comes after all of them, so that growing in place changes no slice.
        if (count + change.Parts.Count > _parts.Length)
            Array.Resize(ref _parts, Math.Max(4, 2 * (count + change.Parts.Count)));

        foreach (var part in change.Parts)
            _parts[count++] = part;

        _snapshots.Add(change.Conversation);
    }

    /// <summary>Replaces the newest snapshot without a trace in the history.</summary>
    public void Correct(Func<SandboxConversation, SandboxConversation> change) => _snapshots[^1] = change(Current);

    /// <summary>The parts of a snapshot.</summary>
    public IReadOnlyList<SandboxPart> PartsOf(SandboxConversation snapshot) => new ArraySegment<SandboxPart>(_parts, 0, snapshot.Statistics.Parts);

    /// <summary>What was stored until then; null if it was nothing.</summary>
    public SandboxConversation? AsOf(DateTimeOffset moment) => _snapshots.FindLast(x => x.ChangedAt <= moment);
}
