namespace Elsa.Intercom.Idempotency;

/// <summary>Remembers the result of each key until it expires, so that nothing is sent again under a key that has a result.</summary>
internal interface ILedger
{
    /// <summary>Claims a key atomically. If another caller owns it, waits until that caller settles the key or its lease ends.</summary>
    /// <returns>
    /// The state of the key. A caller that gets a lease ends it with exactly one of <see cref="CompleteAsync"/>, <see cref="ReleaseAsync"/> and
    /// <see cref="MarkUnknownAsync"/>.
    /// </returns>
    ValueTask<ClaimAnswer> ClaimAsync(LedgerClaim claim, CancellationToken cancellationToken = default);

    /// <summary>
    /// Announces, after all waiting, that the first byte is about to be sent. A caller that dies before this call sent nothing; one that dies after it
    /// leaves an unknown result.
    /// </summary>
    /// <returns>Whether the caller still owns the key. If not, it must not send.</returns>
    ValueTask<bool> BeginSendingAsync(LedgerLease lease, SendIntent sending, CancellationToken cancellationToken = default);

    /// <summary>Records the result.</summary>
    /// <returns>Whether it is this key's result. If another key of the connection already has it, nothing changes.</returns>
    /// <exception cref="InvalidOperationException">The key already has a different result.</exception>
    ValueTask<bool> CompleteAsync(LedgerLease lease, LedgerResult result, CancellationToken cancellationToken = default);

    /// <summary>Releases a key: nothing happened. A key that an earlier attempt left unknown stays unknown. A lost lease changes nothing.</summary>
    ValueTask ReleaseAsync(LedgerLease lease, CancellationToken cancellationToken = default);

    /// <summary>Records that the result is unknown, so that the key searches before it ever sends again. A lost lease changes nothing.</summary>
    ValueTask MarkUnknownAsync(LedgerLease lease, CancellationToken cancellationToken = default);

    /// <summary>Finds reasons why a candidate may belong to another key.</summary>
    /// <param name="lease">The key.</param>
    /// <param name="foundIds">The ids of the candidates.</param>
    /// <param name="atAnyTime">Whether unresolved attempts at any time count, not only concurrent ones. If the author sets the date, that date does not
    /// say when the attempt was made.</param>
    /// <param name="fingerprint">The fingerprint of what this run looked for; null if it can only be the attempt's.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<LedgerConflicts> FindConflictsAsync(
        LedgerLease lease,
        IReadOnlyCollection<string> foundIds,
        bool atAnyTime = false,
        string? fingerprint = null,
        CancellationToken cancellationToken = default);

    /// <summary>Checks that the ledger responds and that this host's clock is right, for health checks.</summary>
    /// <exception cref="LedgerClockException">The clocks of this host and of the ledger's database differ too much.</exception>
    ValueTask CheckAsync(CancellationToken cancellationToken = default);
}
