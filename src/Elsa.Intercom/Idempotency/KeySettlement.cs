using Elsa.Intercom.Http;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Idempotency;

/// <summary>Records in the ledger how an attempt ended. If the ledger fails, the workflow gets the same result or error as without that failure.</summary>
internal sealed class KeySettlement(ILedger ledger, ILogger<KeySettlement> logger)
{
    /// <summary>Records the result. The workflow gets the result even if the ledger fails.</summary>
    /// <returns>Null if the result belongs to another key.</returns>
    public async Task<SendResult<T>?> CompleteAsync<T>(IdempotentOperation<T> operation, LedgerLease lease, SendResult<T> sent)
        where T : class
    {
        var id = operation.IdOf(sent.Result);

        try
        {
            var result = new LedgerResult(sent.Subject, id, IntercomJson.Text(sent.Result), sent.RequestId);
            return await ledger.CompleteAsync(lease, result, CancellationToken.None).ConfigureAwait(false) ? sent : null;
        }
        catch (Exception e)
        {
            logger.LogError(e, "The {Operation} {ResultId} exists, but the ledger could not record it.", operation.Kind, id);
            var warning = $"The ledger could not record {operation.Kind} {id} under its key. "
                + "A later run with this key may search for it, or report it as unknown.";
            return sent with { Warnings = [.. sent.Warnings, warning] };
        }
    }

    /// <summary>Releases the key if nothing happened. In every other case, including an unexpected error, the key stays unknown.</summary>
    public async Task GiveUpAsync(LedgerLease lease, bool nothingHappened)
    {
        try
        {
            if (nothingHappened)
                await ledger.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
            else
                await ledger.MarkUnknownAsync(lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The caller reports the first error. The lease ends by itself.
            logger.LogError(e, "The ledger could not record how an attempt ended.");
        }
    }
}
