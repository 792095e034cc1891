namespace Elsa.Intercom.Ledger;

/// <summary>The ledger of one process. It forgets entries after 30 days, and all of them when the process ends.</summary>
internal sealed class InMemoryConversationLedger(TimeProvider time) : IConversationLedger
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, LedgerEntry> _entries = [];

    /// <summary>Unresolved and running entries by what they are of; consulted by automatic keys.</summary>
    private readonly Dictionary<LedgerSource, HashSet<LedgerEntry>> _open = [];
    private DateTimeOffset _nextSweep = time.GetUtcNow() + SweepInterval;

    public async ValueTask<LedgerAnswer> BeginAsync(ConversationClaim claim, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            LedgerEntry holder;
            TimeSpan left;

            lock (_gate)
            {
                var now = time.GetUtcNow();
                Sweep(now);

                if (!_entries.TryGetValue(claim.Key, out var entry))
                    return Unresolved(claim, now) ?? Claim(claim, now);

                entry.ExpireLease(now);

                if (entry.State != LedgerState.Claimed)
                    return entry.Answer();

                holder = entry;
                left = entry.LeaseEnds - now;
            }

            await holder.WaitAsync(left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask CompleteAsync(ConversationKey key, LedgerConversation conversation, CancellationToken cancellationToken = default) =>
        Settle(key, entry => entry.Complete(conversation));

    public ValueTask MarkUnknownAsync(ConversationKey key, CancellationToken cancellationToken = default) =>
        Settle(key, entry => entry.MarkUnknown());

    public ValueTask ReleaseAsync(ConversationKey key, CancellationToken cancellationToken = default) =>
        Settle(key, entry =>
        {
            _entries.Remove(key);
            Close(entry);
            entry.Release();
        });

    private ValueTask Settle(ConversationKey key, Action<LedgerEntry> settle)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                settle(entry);

                if (entry.State == LedgerState.Done)
                    Close(entry);
            }
        }

        return ValueTask.CompletedTask;
    }

    private LedgerAnswer Claim(ConversationClaim claim, DateTimeOffset now)
    {
        var entry = new LedgerEntry(claim, now);
        _entries.Add(claim.Key, entry);

        if (!_open.TryGetValue(entry.Source, out var open))
            _open.Add(entry.Source, open = []);

        open.Add(entry);
        return entry.Answer();
    }

    private LedgerAnswer? Unresolved(ConversationClaim claim, DateTimeOffset now)
    {
        if (!claim.IsAutomatic || claim.WorkflowInstanceId == null || !_open.TryGetValue(LedgerSource.Of(claim), out var open))
            return null;

        foreach (var entry in open)
            entry.ExpireLease(now);

        return open.FirstOrDefault(entry => entry.State == LedgerState.Unknown)?.Answer();
    }

    private void Close(LedgerEntry entry)
    {
        if (_open.TryGetValue(entry.Source, out var open) && open.Remove(entry) && open.Count == 0)
            _open.Remove(entry.Source);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < _nextSweep)
            return;

        _nextSweep = now + SweepInterval;

        foreach (var (key, entry) in _entries.Where(pair => pair.Value.State != LedgerState.Claimed && pair.Value.Began + Retention < now).ToList())
        {
            _entries.Remove(key);
            Close(entry);
        }
    }
}
