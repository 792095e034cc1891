using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Refuses the start of a host whose clock differs too much from the one of the ledger's database. A database that does not respond does not stop the start:
/// activities are Unavailable until it does.
/// </summary>
internal sealed class LedgerStartCheck(LedgerTime ledgerTime, TimeProvider time, ILogger<LedgerStartCheck> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="LedgerClockException">The clocks differ too much.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            await ledgerTime.CheckAsync(both.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LedgerException and not LedgerClockException || (e is OperationCanceledException && limit.IsCancellationRequested))
        {
            logger.LogWarning(e, "The ledger of keys did not respond at the start. Activities that need a key are Unavailable until it does.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
