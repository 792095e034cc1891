namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>Keeps the rows in the memory of one process. They are lost when it ends.</summary>
internal sealed class MemoryLedgerStore(TimeProvider time) : ILedgerStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LedgerRow> _rows = [];
    private readonly Dictionary<string, HashSet<string>> _bySource = [];
    private readonly Dictionary<string, HashSet<string>> _byFingerprint = [];
    private readonly Dictionary<string, HashSet<string>> _byResult = [];
    private readonly Dictionary<string, TaskCompletionSource> _changes = [];

    public ValueTask<LedgerRow?> FindAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_rows.GetValueOrDefault(key));
    }

    public ValueTask<IReadOnlyList<LedgerRow>> FindBySourceAsync(string source, CancellationToken cancellationToken) =>
        Find(_bySource, [source], row => row.AliasOf == null);

    public ValueTask<IReadOnlyList<LedgerRow>> FindOpenAsync(string fingerprint, CancellationToken cancellationToken) =>
        Find(_byFingerprint, [fingerprint], row => row.State is LedgerRowState.Sending or LedgerRowState.Unknown);

    public ValueTask<IReadOnlyList<LedgerRow>> FindByResultAsync(
        string connection, string operation, IReadOnlyCollection<string> resultIds, CancellationToken cancellationToken) =>
        Find(_byResult, resultIds, row => row.Connection == connection && row.Operation == operation);

    public ValueTask<bool> TryAddAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_rows.TryAdd(row.Key, row))
                return ValueTask.FromResult(false);

            Index(row);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> TryReplaceAsync(LedgerRow row, long revision, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!TryTake(row.Key, revision))
                return ValueTask.FromResult(false);

            _rows.Add(row.Key, row);
            Index(row);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> TryRemoveAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(TryTake(row.Key, row.Revision));
    }

    public ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var row in _rows.Values.Where(row => row.ExpiresAt <= now && !row.IsLeased(now)).ToList())
                TryTake(row.Key, row.Revision);
        }

        return ValueTask.FromResult(false);
    }

    public async ValueTask<LedgerRow?> WaitForChangeAsync(LedgerRow row, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task change;

        lock (_gate)
        {
            if (!_rows.TryGetValue(row.Key, out var current) || current.Revision != row.Revision)
                return current;

            if (!_changes.TryGetValue(row.Key, out var source))
                _changes.Add(row.Key, source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

            change = source.Task;
        }

        try
        {
            // Timers count whole milliseconds; a fraction would not wait at all.
            await change.WaitAsync(TimeSpan.FromMilliseconds(Math.Ceiling(atMost.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The lease is over.
        }

        return await FindAsync(row.Key, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask CheckAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private ValueTask<IReadOnlyList<LedgerRow>> Find(Dictionary<string, HashSet<string>> index, IEnumerable<string> values, Func<LedgerRow, bool> filter)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<LedgerRow>>(
                [.. values.SelectMany(value => index.GetValueOrDefault(value) ?? []).Distinct().Select(key => _rows[key]).Where(filter)]);
        }
    }

    private bool TryTake(string key, long revision)
    {
        if (!_rows.TryGetValue(key, out var row) || row.Revision != revision)
            return false;

        _rows.Remove(key);
        Unindex(_bySource, row.Source, key);
        Unindex(_byFingerprint, row.Fingerprint, key);
        Unindex(_byResult, row.ResultId, key);

        if (_changes.Remove(key, out var change))
            change.SetResult();

        return true;
    }

    private void Index(LedgerRow row)
    {
        Index(_bySource, row.Source, row.Key);
        Index(_byFingerprint, row.Fingerprint, row.Key);
        Index(_byResult, row.ResultId, row.Key);
    }

    private static void Index(Dictionary<string, HashSet<string>> index, string? value, string key)
    {
        if (value == null)
            return;

        if (!index.TryGetValue(value, out var keys))
            index.Add(value, keys = []);

        keys.Add(key);
    }

    private static void Unindex(Dictionary<string, HashSet<string>> index, string? value, string key)
    {
        if (value != null && index.TryGetValue(value, out var keys) && keys.Remove(key) && keys.Count == 0)
            index.Remove(value);
    }
}
