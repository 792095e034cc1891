using Elsa.Intercom.Idempotency.Storage;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Idempotency;

/// <summary>Removes expired rows in the background while the ledger is used. An expired row counts as removed, so nobody waits for this.</summary>
internal sealed class LedgerSweep(ILedgerStore store, LedgerTime ledgerTime, TimeProvider time, ILogger<LedgerSweep> logger) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private long? _begun;

    /// <summary>The last sweep.</summary>
    public Task Last { get; private set; } = Task.CompletedTask;

    /// <summary>Begins a sweep if the last one has ended and began at least a minute ago. Neither waits nor fails.</summary>
    public void BeginIfDue()
    {
        lock (_gate)
        {
            if (!Last.IsCompleted || _stop.IsCancellationRequested || (_begun is { } begun && time.GetElapsedTime(begun) < Interval))
                return;

            _begun = time.GetTimestamp();

            // The caller's trace and transaction have nothing to do with it.
            using var flow = ExecutionContext.IsFlowSuppressed() ? default(IDisposable?) : ExecutionContext.SuppressFlow();
            Last = Task.Run(SweepAsync);
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _stop.Cancel();
    }

    private async Task SweepAsync()
    {
        try
        {
            var now = await ledgerTime.GetUtcNowAsync(_stop.Token).ConfigureAwait(false);

            while (await store.RemoveExpiredAsync(now, _stop.Token).ConfigureAwait(false))
            {
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The application is stopping. The next sweep removes the rest.
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Expired keys could not be removed from the ledger. The next attempt is in a minute.");
        }
    }
}
