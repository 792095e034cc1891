namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>
/// Stores the rows of a ledger. Each method is atomic. The ledger decides what rows mean and how they may change.
/// </summary>
internal interface ILedgerStore
{
    ValueTask<LedgerRow?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>The rows with this source, without aliases.</summary>
    ValueTask<IReadOnlyList<LedgerRow>> FindBySourceAsync(string source, CancellationToken cancellationToken);

    /// <summary>The rows with this fingerprint that are <see cref="LedgerRowState.Sending"/> or <see cref="LedgerRowState.Unknown"/>.</summary>
    ValueTask<IReadOnlyList<LedgerRow>> FindOpenAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>The rows of a connection and an operation that have one of these results.</summary>
    ValueTask<IReadOnlyList<LedgerRow>> FindByResultAsync(
        string connection, string operation, IReadOnlyCollection<string> resultIds, CancellationToken cancellationToken);

    /// <summary>Adds the row. Returns false if its key already exists.</summary>
    ValueTask<bool> TryAddAsync(LedgerRow row, CancellationToken cancellationToken);

    /// <summary>Replaces the row that has the same key and the given revision. Returns false if there is no such row.</summary>
    ValueTask<bool> TryReplaceAsync(LedgerRow row, long revision, CancellationToken cancellationToken);

    /// <summary>Removes the row with this key and revision. Returns false if there is no such row.</summary>
    ValueTask<bool> TryRemoveAsync(LedgerRow row, CancellationToken cancellationToken);

    /// <summary>Removes some of the rows that have expired and are not leased.</summary>
    /// <returns>Whether there may be more of them.</returns>
    ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Waits until the row has changed or is gone, or the time is over.</summary>
    /// <returns>The row as it is then; null if it is gone.</returns>
    ValueTask<LedgerRow?> WaitForChangeAsync(LedgerRow row, TimeSpan atMost, CancellationToken cancellationToken);

    ValueTask CheckAsync(CancellationToken cancellationToken);
}
