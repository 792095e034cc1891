using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

/// <summary>The storage of a test's rows.</summary>
internal abstract class LedgerBackend : IAsyncDisposable
{
    public IntercomOptions Options { get; } = new();

    /// <summary>A store like another process's: it shares the rows and nothing else.</summary>
    public abstract ILedgerStore Store(TimeProvider time);

    public Ledger Ledger(TimeProvider time) => Ledger(Store(time), time, Options);

    /// <summary>The ledger of a process with a secret.</summary>
    public Ledger Ledger(TimeProvider time, string secret) => Ledger(Store(time), time, new IntercomOptions { Ledger = { Secret = secret } });

    public static Ledger Ledger(ILedgerStore store, TimeProvider time, IntercomOptions? options = null)
    {
        var monitor = new FixedOptions(options ?? new IntercomOptions());
        return new Ledger(store, new KeyHash(monitor), new LedgerOwners(() => Guid.NewGuid().ToString("N")), monitor, time);
    }

    public abstract ValueTask DisposeAsync();
}
