using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The store in memory, which records every row. A test can act between two steps, like another process.</summary>
internal sealed class RecordingLedgerStore(TimeProvider time) : ILedgerStore
{
    private readonly MemoryLedgerStore _store = new(time);
    private readonly Lock _gate = new();
    private readonly List<LedgerRow> _written = [];
    private readonly List<string> _steps = [];
    private readonly Dictionary<string, Func<Task>> _interferences = [];

    /// <summary>Every row that was stored, in each of its states.</summary>
    public IReadOnlyList<LedgerRow> Written
    {
        get
        {
            lock (_gate)
                return [.. _written];
        }
    }

    /// <summary>The methods that were called.</summary>
    public IReadOnlyList<string> Steps
    {
        get
        {
            lock (_gate)
                return [.. _steps];
        }
    }

    /// <summary>The failure of every step; null for none.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Acts once, just before the step with this method name.</summary>
    public void Before(string step, Func<Task> act) => _interferences.Add(step, act);

    public async ValueTask<LedgerRow?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(FindAsync));
        return await _store.FindAsync(key, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<LedgerRow>> FindBySourceAsync(string source, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(FindBySourceAsync));
        return await _store.FindBySourceAsync(source, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<LedgerRow>> FindOpenAsync(string fingerprint, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(FindOpenAsync));
        return await _store.FindOpenAsync(fingerprint, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<LedgerRow>> FindByResultAsync(
        string connection, string operation, IReadOnlyCollection<string> resultIds, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(FindByResultAsync));
        return await _store.FindByResultAsync(connection, operation, resultIds, cancellationToken);
    }

    public async ValueTask<bool> TryAddAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(TryAddAsync));
        return await _store.TryAddAsync(row, cancellationToken) && Keep(row);
    }

    public async ValueTask<bool> TryReplaceAsync(LedgerRow row, long revision, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(TryReplaceAsync));
        return await _store.TryReplaceAsync(row, revision, cancellationToken) && Keep(row);
    }

    public async ValueTask<bool> TryRemoveAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(TryRemoveAsync));
        return await _store.TryRemoveAsync(row, cancellationToken);
    }

    public async ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await StepAsync(nameof(RemoveExpiredAsync));
        return await _store.RemoveExpiredAsync(now, cancellationToken);
    }

    public ValueTask<LedgerRow?> WaitForChangeAsync(LedgerRow row, TimeSpan atMost, CancellationToken cancellationToken) =>
        _store.WaitForChangeAsync(row, atMost, cancellationToken);

    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        await StepAsync(nameof(CheckAsync));
        await _store.CheckAsync(cancellationToken);
    }

    private Task StepAsync(string step)
    {
        lock (_gate)
            _steps.Add(step);

        if (Failure != null)
            throw Failure;

        return _interferences.Remove(step, out var act) ? act() : Task.CompletedTask;
    }

    private bool Keep(LedgerRow row)
    {
        lock (_gate)
            _written.Add(row);

        return true;
    }
}
