namespace Elsa.Intercom.Ledger;

/// <summary>
/// Remembers which key made which conversation, so that one key never makes two. The one that is used by default lives in memory: it serves
/// one process and forgets with it. UseSqlLedger keeps it in a database, for several processes and for good.
/// </summary>
public interface IConversationLedger
{
    /// <summary>
    /// Claims a key, atomically. Where another caller holds it, waits until that one is settled or its lease ends.
    /// </summary>
    /// <param name="claim">Who asks.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>
    /// <see cref="LedgerState.Claimed"/>: the caller may send. <see cref="LedgerState.Unknown"/>: the caller may look for what an earlier
    /// attempt made. In both cases it holds the key, and ends that with exactly one of <see cref="CompleteAsync"/>,
    /// <see cref="ReleaseAsync"/> and <see cref="MarkUnknownAsync"/>. <see cref="LedgerState.Done"/>: the conversation exists.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    ValueTask<LedgerAnswer> BeginAsync(ConversationClaim claim, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says, after all waiting, that the first byte is about to be sent. Whoever dies before this surely sent nothing; whoever dies after it leaves an unknown.
    /// </summary>
    /// <param name="hold">What <see cref="BeginAsync"/> gave.</param>
    /// <param name="sending">What is sent, in hashes and ids, and for how long the claim has to hold from now on.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>Whether the caller still holds the key; if not, it must not send.</returns>
    ValueTask<bool> BeginSendingAsync(LedgerHold hold, LedgerSending sending, CancellationToken cancellationToken = default);

    /// <summary>Records that the conversation exists.</summary>
    /// <param name="hold">What <see cref="BeginAsync"/> gave.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>When it is recorded.</returns>
    /// <exception cref="InvalidOperationException">Another conversation is recorded for the key already.</exception>
    ValueTask CompleteAsync(LedgerHold hold, LedgerConversation conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a key back: surely nothing was created, so the key may be used again. One that an earlier attempt left unknown stays unknown.
    /// </summary>
    /// <param name="hold">What <see cref="BeginAsync"/> gave; one that was lost to another caller changes nothing.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>When it is recorded.</returns>
    ValueTask ReleaseAsync(LedgerHold hold, CancellationToken cancellationToken = default);

    /// <summary>Records that nobody knows whether the conversation exists, so that the key never sends again without looking first.</summary>
    /// <param name="hold">What <see cref="BeginAsync"/> gave; one that was lost to another caller changes nothing.</param>
    /// <param name="cancellationToken">Ends recording.</param>
    /// <returns>When it is recorded.</returns>
    ValueTask MarkUnknownAsync(LedgerHold hold, CancellationToken cancellationToken = default);

    /// <summary>Says what speaks against taking conversations that a search found for the ones of this key.</summary>
    /// <param name="hold">What <see cref="BeginAsync"/> gave.</param>
    /// <param name="conversationIds">The conversations that were found.</param>
    /// <param name="atAnyTime">Whether open attempts of any time count, and not only those at the same time: a conversation's date is then the author's, and says nothing of its attempt.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Which of them belong to other keys, and whether another key may have made one that looks the same.</returns>
    ValueTask<LedgerRivals> FindRivalsAsync(LedgerHold hold, IReadOnlyCollection<string> conversationIds, bool atAnyTime = false, CancellationToken cancellationToken = default);

    /// <summary>Says whether the ledger can be reached, for health checks.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>When it was reached.</returns>
    ValueTask CheckAsync(CancellationToken cancellationToken = default);
}
