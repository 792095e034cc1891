using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>
/// Stores received notifications. Each method is atomic, and all throw <see cref="LedgerException"/> if the database fails.
/// </summary>
internal interface IWebhookInboxStore
{
    /// <summary>Adds the entry. Returns false if its key or its part's key is there already.</summary>
    ValueTask<bool> TryAddAsync(InboxEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Claims entries that are due and that nobody delivers: of each conversation at most one at a time, and the earliest first. An entry whose owner's lease
    /// is over comes before the others of its conversation, because its delivery had begun.
    /// </summary>
    /// <returns>The entries as claimed, each with a new fence; none if nothing is due.</returns>
    ValueTask<IReadOnlyList<InboxEntry>> ClaimAsync(int most, string owner, DateTimeOffset now, DateTimeOffset leaseEnds, CancellationToken cancellationToken);

    /// <summary>Marks a claimed entry as delivered. Returns false if the claim is over: another one was made, or the entry is gone.</summary>
    ValueTask<bool> TryMarkDeliveredAsync(InboxEntry claimed, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives a claimed entry back, due at a time. Returns false if the claim is over.</summary>
    ValueTask<bool> TryGiveBackAsync(InboxEntry claimed, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Removes some of the entries that have expired and are not leased.</summary>
    /// <returns>Whether there may be more of them.</returns>
    ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken);

    ValueTask<InboxStatus> ReadStatusAsync(CancellationToken cancellationToken);
}
