using System.Globalization;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Elsa.Intercom.Health;

/// <summary>
/// Checks whether requests can be sent: the ledger responds, its clock and this host's agree, and no request waits for the rate limit. In a host that receives
/// webhooks, none of them waits for more than a minute. Sends nothing to Intercom. For each used connection, its data has the numbers of waiting requests and
/// of requests in flight, the window's limit, what is left of it, and the start of the next window.
/// </summary>
internal sealed class IntercomHealthCheck(ILedger ledger, RateLimiters limiters, WebhookSignal webhooks, WebhookInbox inbox) : IHealthCheck
{
    /// <summary>Webhooks that wait longer than this are late.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(1);

    /// <summary>The name of the webhooks' data. No connection has it: a colon separates the names of settings.</summary>
    private const string Webhooks = "intercom:webhooks";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var statuses = limiters.Statuses().OrderBy(limiter => limiter.Connection, StringComparer.OrdinalIgnoreCase).ToList();
        var data = statuses.ToDictionary(limiter => limiter.Connection, limiter => (object)Describe(limiter.Status));

        var backlog = new InboxBacklog(0, TimeSpan.Zero);

        try
        {
            await ledger.CheckAsync(cancellationToken).ConfigureAwait(false);

            if (webhooks.IsMapped)
            {
                backlog = await inbox.ReadBacklogAsync(cancellationToken).ConfigureAwait(false);
                data[Webhooks] = new Dictionary<string, object?> { ["waiting"] = backlog.Waiting, ["lag_seconds"] = Math.Round(backlog.Lag.TotalSeconds, 3) };
            }
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

        if (backlog.Lag > LongestLag)
        {
            return HealthCheckResult.Degraded(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Webhooks wait to be delivered: {backlog.Waiting}, the oldest for {Math.Floor(backlog.Lag.TotalSeconds)} seconds."),
                data: data);
        }

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
