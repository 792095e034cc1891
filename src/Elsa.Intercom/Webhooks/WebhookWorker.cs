using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Webhooks;

/// <summary>
/// Takes notifications out of the inbox and hands them to the receivers, in every process that has the endpoint. A delivery that this process begins and does
/// not end, because it dies, begins again somewhere once its lease is over.
/// </summary>
internal sealed class WebhookWorker(
    WebhookInbox inbox,
    IEnumerable<IWebhookReceiver> receivers,
    WebhookSignal signal,
    WebhookMetrics metrics,
    TimeProvider time,
    ILogger<WebhookWorker> logger) : BackgroundService
{
    /// <summary>The most deliveries at a time.</summary>
    public const int MostDeliveries = 16;

    /// <summary>How often to look without a signal: for what another process received, what failed before, and what a dead process left.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>The longest delivery. It ends well before its lease.</summary>
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan BacklogInterval = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<IWebhookReceiver> _receivers = [.. receivers];
    private bool _isDown;
    private long? _swept;
    private long? _counted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var deliveries = new List<Task>();

        try
        {
            await signal.MappedAsync(stoppingToken).ConfigureAwait(false);

            while (true)
            {
                // A delivery that stops sets the signal too, and a wait that is signalled does not look at the token.
                stoppingToken.ThrowIfCancellationRequested();
                signal.Reset();
                deliveries.RemoveAll(delivery => delivery.IsCompleted);
                var claimed = await LookAsync(MostDeliveries - deliveries.Count, stoppingToken).ConfigureAwait(false);

                // A delivery that ends sets the signal, so that the next of its conversation follows at once.
                deliveries.AddRange(claimed.Select(entry => Task.Run(() => DeliverAsync(entry, stoppingToken), CancellationToken.None)));
                await signal.WaitAsync(Interval, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }

        await Task.WhenAll(deliveries).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<InboxEntry>> LookAsync(int most, CancellationToken stopping)
    {
        try
        {
            if (IsDue(ref _swept, SweepInterval))
                await inbox.SweepAsync(stopping).ConfigureAwait(false);

            if (IsDue(ref _counted, BacklogInterval))
                metrics.Backlog = await inbox.ReadBacklogAsync(stopping).ConfigureAwait(false);

            var claimed = most == 0 ? [] : await inbox.ClaimAsync(most, stopping).ConfigureAwait(false);

            if (_isDown)
                logger.LogInformation("The inbox of webhooks responds again.");

            _isDown = false;
            return claimed;
        }
        catch (LedgerException e)
        {
            if (!_isDown)
                logger.LogError(e, "The inbox of webhooks does not respond. Nothing is lost: what is in it is delivered once it does.");

            _isDown = true;
            return [];
        }
    }

    private bool IsDue(ref long? last, TimeSpan interval)
    {
        if (last is { } timestamp && time.GetElapsedTime(timestamp) < interval)
            return false;

        last = time.GetTimestamp();
        return true;
    }

    private async Task DeliverAsync(InboxEntry entry, CancellationToken stopping)
    {
        try
        {
            await HandOverAsync(entry, stopping).ConfigureAwait(false);
        }
        catch (LedgerException e)
        {
            // The lease ends on its own.
            logger.LogWarning(e, "The end of a webhook's delivery could not be recorded. It is delivered again.");
        }
        finally
        {
            signal.Set();
        }
    }

    private async Task HandOverAsync(InboxEntry entry, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(LongestDelivery, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);

        try
        {
            var delivery = new WebhookDelivery(entry.Connection, entry.Notification, entry.ReceivedAt, entry.Fence);

            foreach (var receiver in _receivers)
                await receiver.ReceiveAsync(delivery, both.Token).ConfigureAwait(false);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            await inbox.ReleaseAsync(entry, CancellationToken.None).ConfigureAwait(false);
            return;
        }
        catch (Exception e)
        {
            metrics.Failed(entry.Connection);
            var delay = await inbox.PostponeAsync(entry, CancellationToken.None).ConfigureAwait(false);

            // The message of another exception may quote a text.
            logger.LogWarning(
                "Webhook {Notification} ({Topic}) of the connection {Connection} could not be delivered, and is delivered again in {Delay} seconds: {Error}",
                entry.Notification.Id,
                entry.Notification.Topic,
                entry.Connection,
                Math.Ceiling(delay.TotalSeconds),
                e is IntercomException or LedgerException ? e.Message : e.GetType().FullName);
            return;
        }

        if (await inbox.MarkDeliveredAsync(entry, CancellationToken.None).ConfigureAwait(false))
            metrics.Delivered(entry.Connection);
    }
}
