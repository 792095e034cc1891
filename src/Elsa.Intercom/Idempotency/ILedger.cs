namespace Elsa.Intercom.Idempotency;

/// <summary>Remembers what came of which key, so that one key never sends twice.</summary>
internal interface ILedger
{
    /// <summary>Claims a key, atomically. Where another caller holds it, waits until that one settles it or its lease ends.</summary>
    /// <returns>
    /// How the key stands. Whoever holds it from now on ends that with exactly one of <see cref="CompleteAsync"/>, <see cref="ReleaseAsync"/>
    /// and <see cref="MarkUnknownAsync"/>.
    /// </returns>
    ValueTask<ClaimAnswer> ClaimAsync(LedgerClaim claim, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says, after all waiting, that the first byte is about to be sent. Whoever dies before this surely sent nothing; whoever dies after it
    /// leaves an unknown.
    /// </summary>
    /// <returns>Whether the caller still holds the key; if not, it must not send.</returns>
    ValueTask<bool> BeginSendingAsync(LedgerLease lease, SendIntent sending, CancellationToken cancellationToken = default);

    /// <summary>Records what came of it.</summary>
    /// <exception cref="InvalidOperationException">Another result is recorded for the key already.</exception>
    ValueTask CompleteAsync(LedgerLease lease, LedgerResult result, CancellationToken cancellationToken = default);

    /// <summary>Gives a key back: surely nothing happened. One that an earlier attempt left unknown stays unknown. A lost lease changes nothing.</summary>
    ValueTask ReleaseAsync(LedgerLease lease, CancellationToken cancellationToken = default);

    /// <summary>Records that nobody knows whether it happened, so that the key never sends again without looking first. A lost lease changes nothing.</summary>
    ValueTask MarkUnknownAsync(LedgerLease lease, CancellationToken cancellationToken = default);

    /// <summary>Says what speaks against taking things that a look found for the result of this key.</summary>
    /// <param name="lease">The key.</param>
    /// <param name="foundIds">What was found.</param>
    /// <param name="atAnyTime">Whether open attempts of any time count, and not only those of the same time: a date that the author gives says nothing of
    /// the attempt.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    ValueTask<LedgerConflicts> FindConflictsAsync(
        LedgerLease lease, IReadOnlyCollection<string> foundIds, bool atAnyTime = false, CancellationToken cancellationToken = default);

    /// <summary>Returns when the ledger was reached, for health checks.</summary>
    ValueTask CheckAsync(CancellationToken cancellationToken = default);
}
