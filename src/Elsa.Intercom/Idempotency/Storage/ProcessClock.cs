namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>The clock of rows that only this process has.</summary>
internal sealed class ProcessClock(TimeProvider time) : ILedgerClock
{
    public ValueTask<DateTimeOffset> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(time.GetUtcNow());
}
