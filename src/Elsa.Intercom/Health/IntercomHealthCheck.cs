using System.Globalization;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Elsa.Intercom.Health;

/// <summary>
/// Checks whether requests can be sent: the ledger responds, its clock and this host's agree, and no request waits for the rate limit. Sends nothing to
/// Intercom. For each used connection, its data has the numbers of waiting requests and of requests in flight, the window's limit, what is left of it, and
/// the start of the next window.
/// </summary>
internal sealed class IntercomHealthCheck(ILedger ledger, RateLimiters limiters) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var statuses = limiters.Statuses().OrderBy(limiter => limiter.Connection, StringComparer.OrdinalIgnoreCase).ToList();
        var data = statuses.ToDictionary(limiter => limiter.Connection, limiter => (object)Describe(limiter.Status));

        try
        {
            await ledger.CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerClockException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, data: data);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The ledger of keys does not respond; nothing is created until it does.", e, data);
        }

        var queued = statuses.Sum(limiter => limiter.Status.Queued);

        return queued == 0
            ? HealthCheckResult.Healthy("The ledger of keys responds, and nothing waits for Intercom's rate limit.", data)
            : HealthCheckResult.Degraded($"Requests waiting for Intercom's rate limit: {queued.ToString(CultureInfo.InvariantCulture)}.", data: data);
    }

    private static Dictionary<string, object?> Describe(RateLimitStatus status) => new()
    {
        ["queued"] = status.Queued,
        ["in_flight"] = status.InFlight,
        ["limit"] = status.Limit,
        ["available"] = status.Available,
        ["next_window"] = status.NextWindow,
    };
}
