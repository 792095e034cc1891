using System.Globalization;
using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>Keeps notifications in the memory of one process. They are lost when it ends.</summary>
internal sealed class MemoryInboxStore : IWebhookInboxStore
{
    /// <summary>More entries push out those that were delivered longest ago, and then none is added.</summary>
    public const int Capacity = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InboxEntry> _entries = [];
    private readonly HashSet<string> _parts = [];

    /// <summary>The entries of each conversation that are not delivered.</summary>
    private readonly Dictionary<string, HashSet<string>> _waiting = [];

    /// <summary>Keys in the order of their delivery. An entry may be removed already.</summary>
    private readonly Queue<string> _delivered = new();

    public ValueTask<bool> TryAddAsync(InboxEntry entry, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_entries.ContainsKey(entry.Key) || (entry.PartKey != null && _parts.Contains(entry.PartKey)))
                return ValueTask.FromResult(false);

            MakeRoom();
            _entries.Add(entry.Key, entry);

            if (entry.PartKey != null)
                _parts.Add(entry.PartKey);

            if (!_waiting.TryGetValue(entry.ConversationKey, out var waiting))
                _waiting.Add(entry.ConversationKey, waiting = []);

            waiting.Add(entry.Key);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<IReadOnlyList<InboxEntry>> ClaimAsync(
        int most, string owner, DateTimeOffset now, DateTimeOffset leaseEnds, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var claimed = _waiting.Values
                .Select(Next)
                .Where(entry => entry.DueAt <= now && (entry.LeaseEnds == null || entry.LeaseEnds <= now))
                .OrderBy(entry => entry.DueAt)
                .ThenBy(entry => entry.Position)
                .Take(most)
                .Select(entry => entry with { Owner = owner, LeaseEnds = leaseEnds, Fence = entry.Fence + 1 })
                .ToList();

            foreach (var entry in claimed)
                _entries[entry.Key] = entry;

            return ValueTask.FromResult<IReadOnlyList<InboxEntry>>(claimed);
        }
    }

    public ValueTask<bool> TryMarkDeliveredAsync(InboxEntry claimed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!TryEnd(claimed, entry => entry with { DeliveredAt = now }))
                return ValueTask.FromResult(false);

            StopWaiting(claimed);
            _delivered.Enqueue(claimed.Key);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> TryGiveBackAsync(InboxEntry claimed, DateTimeOffset due, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(TryEnd(claimed, entry => entry with { DueAt = due }));
    }

    public ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values.Where(entry => entry.ExpiresAt <= now && !(entry.LeaseEnds > now)).ToList())
                Remove(entry);
        }

        return ValueTask.FromResult(false);
    }

    public ValueTask<InboxStatus> ReadStatusAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var waiting = _waiting.Values.SelectMany(keys => keys).Select(key => _entries[key]).ToList();
            return ValueTask.FromResult(new InboxStatus(waiting.Count, waiting.Count == 0 ? null : waiting.Min(entry => entry.ReceivedAt)));
        }
    }

    /// <summary>The entry of a conversation whose turn it is.</summary>
    private InboxEntry Next(HashSet<string> keys)
    {
        var entries = keys.Select(key => _entries[key]);
        return entries.FirstOrDefault(entry => entry.Owner != null) ?? entries.MinBy(entry => entry.Position)!;
    }

    private bool TryEnd(InboxEntry claimed, Func<InboxEntry, InboxEntry> change)
    {
        if (!_entries.TryGetValue(claimed.Key, out var entry) || entry.Owner == null || entry.Fence != claimed.Fence)
            return false;

        _entries[claimed.Key] = change(entry with { Owner = null, LeaseEnds = null });
        return true;
    }

    /// <exception cref="LedgerException">Nothing in it was delivered.</exception>
    private void MakeRoom()
    {
        while (_entries.Count >= Capacity)
        {
            if (!_delivered.TryDequeue(out var key))
            {
                throw new LedgerException(string.Create(
                    CultureInfo.InvariantCulture, $"The inbox in memory is full: {Capacity} webhooks wait. Keep it in a database (UseSqlLedger)."));
            }

            if (_entries.TryGetValue(key, out var entry))
                Remove(entry);
        }
    }

    private void Remove(InboxEntry entry)
    {
        _entries.Remove(entry.Key);
        StopWaiting(entry);

        if (entry.PartKey != null)
            _parts.Remove(entry.PartKey);
    }

    private void StopWaiting(InboxEntry entry)
    {
        if (_waiting.TryGetValue(entry.ConversationKey, out var keys) && keys.Remove(entry.Key) && keys.Count == 0)
            _waiting.Remove(entry.ConversationKey);
    }
}
