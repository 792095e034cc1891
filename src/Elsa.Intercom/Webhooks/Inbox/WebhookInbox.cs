using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>
/// The received notifications, from the answer to Intercom until they are delivered. A delivery that doesn't end in time is made again, so each is delivered at
/// least once; the fence tells a receiver that an earlier delivery is over. All methods throw <see cref="LedgerException"/> if the database fails.
/// </summary>
internal sealed class WebhookInbox(IWebhookInboxStore store, LedgerTime time, LedgerOwners owners, Jitter jitter)
{
    /// <summary>How long a notification is remembered: a repeated delivery of it is recognized.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>How long a delivery may take before another process begins it again.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>Stores a notification. Returns false if it, or the same reply under another topic, is stored already.</summary>
    public async ValueTask<bool> AddAsync(string connection, WebhookNotification notification, CancellationToken cancellationToken)
    {
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);

        return await store.TryAddAsync(
            new InboxEntry
            {
                Key = InboxKeys.Notification(notification),
                PartKey = InboxKeys.Part(notification),
                ConversationKey = InboxKeys.Conversation(notification),
                Connection = connection,
                Notification = notification,
                ReceivedAt = now,
                DueAt = now,
                ExpiresAt = now + Retention,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Claims entries that are due, of each conversation one at a time and the earliest first.</summary>
    public async ValueTask<IReadOnlyList<InboxEntry>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);
        return await store.ClaimAsync(most, owners.Next(), now, now + LeaseDuration, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends a delivery. Returns false if it took too long and another one was begun.</summary>
    public async ValueTask<bool> MarkDeliveredAsync(InboxEntry claimed, CancellationToken cancellationToken) =>
        await store.TryMarkDeliveredAsync(claimed, await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Gives an entry back at once, because this process stops.</summary>
    public async ValueTask ReleaseAsync(InboxEntry claimed, CancellationToken cancellationToken) =>
        await store.TryGiveBackAsync(claimed, await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Gives an entry back after a failure, to be delivered again later. The rest of its conversation waits for it.</summary>
    /// <returns>How long it waits.</returns>
    public async ValueTask<TimeSpan> PostponeAsync(InboxEntry claimed, CancellationToken cancellationToken)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(claimed.Fence - 1, 20));
        delay = (delay < LongestDelay ? delay : LongestDelay) * (1 + (jitter.Next() / 2));
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);
        await store.TryGiveBackAsync(claimed, now + delay, cancellationToken).ConfigureAwait(false);
        return delay;
    }

    /// <summary>Removes expired entries, also those that could not be delivered.</summary>
    public async ValueTask SweepAsync(CancellationToken cancellationToken)
    {
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);

        while (await store.RemoveExpiredAsync(now, cancellationToken).ConfigureAwait(false))
        {
        }
    }

    /// <summary>How many notifications wait, and how long the oldest of them has waited.</summary>
    public async ValueTask<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken)
    {
        var status = await store.ReadStatusAsync(cancellationToken).ConfigureAwait(false);
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);
        return new InboxBacklog(status.Waiting, status.Oldest is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero);
    }
}
