namespace Elsa.Intercom.Ledger;

/// <summary>
/// Remembers which key made which conversation, so that one key never makes two. The one that comes with the package lives in memory:
/// it serves one process and forgets with it.
/// </summary>
public interface IConversationLedger
{
    /// <summary>
    /// Claims a key, atomically. Where another caller holds it, waits until that one is settled or its lease ends.
    /// </summary>
    /// <param name="claim">Who asks.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>
    /// <see cref="LedgerState.Claimed"/>: the caller may send, and then calls exactly one of the other methods.
    /// Otherwise what is known of the key already.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    ValueTask<LedgerAnswer> BeginAsync(ConversationClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Records that the conversation exists.</summary>
    /// <param name="key">A key that the caller claimed.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>When it is recorded.</returns>
    ValueTask CompleteAsync(ConversationKey key, LedgerConversation conversation, CancellationToken cancellationToken = default);

    /// <summary>Gives a key back: surely nothing was created, so the key may be used again.</summary>
    /// <param name="key">A key that the caller claimed.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>When it is recorded.</returns>
    ValueTask ReleaseAsync(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Records that nobody knows whether the conversation exists, so that the key never sends again.</summary>
    /// <param name="key">A key that the caller claimed.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>When it is recorded.</returns>
    ValueTask MarkUnknownAsync(ConversationKey key, CancellationToken cancellationToken = default);
}
