using System.Collections.Concurrent;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

/// <summary>The storage of a test's rows.</summary>
internal abstract class LedgerBackend : IAsyncDisposable
{
    private readonly ConcurrentBag<LedgerSweep> _sweeps = [];

    public IntercomOptions Options { get; } = new();

    /// <summary>A store like another process's: it shares the rows and nothing else.</summary>
    public abstract ILedgerStore Store(TimeProvider time);

    /// <summary>A store of webhooks like another process's.</summary>
    public abstract IWebhookInboxStore InboxStore(TimeProvider time);

    public Ledger Ledger(TimeProvider time) => Ledger(Store(time), time, time, Options);

    /// <summary>The ledger of a process with a secret.</summary>
    public Ledger Ledger(TimeProvider time, string secret) => Ledger(Store(time), time, time, new IntercomOptions { Ledger = { Secret = secret } });

    /// <summary>The ledger of a process with a clock of its own.</summary>
    public Ledger Ledger(TimeProvider database, TimeProvider process) => Ledger(Store(process), database, process, Options);

    /// <summary>Removes what has expired by the database's clock.</summary>
    public async Task SweepAsync(TimeProvider database, TimeProvider process)
    {
        var sweep = Sweep(Store(process), database, process);
        sweep.BeginIfDue();
        await sweep.Last;
    }

    public Ledger Ledger(ILedgerStore store, TimeProvider database, TimeProvider process, IntercomOptions options)
    {
        var monitor = new FixedOptions(options);
        var time = new LedgerTime(new ProcessClock(database), process);
        var sweep = Sweep(store, database, process);
        return new Ledger(store, time, sweep, new KeyHash(monitor), new LedgerOwners(() => Guid.NewGuid().ToString("N")), monitor);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var sweep in _sweeps)
        {
            sweep.Dispose();
            await sweep.Last;
        }
    }

    private LedgerSweep Sweep(ILedgerStore store, TimeProvider database, TimeProvider process)
    {
        var sweep = new LedgerSweep(store, new LedgerTime(new ProcessClock(database), process), process, NullLogger<LedgerSweep>.Instance);
        _sweeps.Add(sweep);
        return sweep;
    }
}
