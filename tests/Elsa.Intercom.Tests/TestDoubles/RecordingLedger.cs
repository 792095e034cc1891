using Elsa.Intercom.Ledger;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The ledger in memory, with a trail of what it was asked.</summary>
internal sealed class RecordingLedger(Trail trail) : IConversationLedger
{
    private readonly InMemoryConversationLedger _ledger = new(TimeProvider.System);

    public List<ConversationClaim> Claims { get; } = [];

    public async ValueTask<LedgerAnswer> BeginAsync(ConversationClaim claim, CancellationToken cancellationToken = default)
    {
        trail.Add("claim");
        Claims.Add(claim);
        return await _ledger.BeginAsync(claim, cancellationToken);
    }

    public ValueTask CompleteAsync(ConversationKey key, LedgerConversation conversation, CancellationToken cancellationToken = default)
    {
        trail.Add("complete");
        return _ledger.CompleteAsync(key, conversation, cancellationToken);
    }

    public ValueTask ReleaseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        trail.Add("release");
        return _ledger.ReleaseAsync(key, cancellationToken);
    }

    public ValueTask MarkUnknownAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        trail.Add("unknown");
        return _ledger.MarkUnknownAsync(key, cancellationToken);
    }
}
