namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>The clock of the place where rows are kept, which all processes with the same rows share.</summary>
internal interface ILedgerClock
{
    /// <exception cref="LedgerException">It could not be read.</exception>
    ValueTask<DateTimeOffset> ReadAsync(CancellationToken cancellationToken);
}
