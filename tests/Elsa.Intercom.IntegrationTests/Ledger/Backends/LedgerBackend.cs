using Elsa.Intercom.Ledger;
using Elsa.Intercom.Ledger.Storage;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.IntegrationTests.Ledger.Backends;

/// <summary>Where the rows of a test are kept.</summary>
internal abstract class LedgerBackend : IAsyncDisposable
{
    public IntercomOptions Options { get; } = new();

    /// <summary>A store as another process has it: it shares the rows and nothing else.</summary>
    public abstract ILedgerStore Store(TimeProvider time);

    public ConversationLedger Ledger(TimeProvider time) => Ledger(Store(time), time, Options);

    /// <summary>The ledger of a process that has a secret.</summary>
    public ConversationLedger Ledger(TimeProvider time, string secret) => Ledger(Store(time), time, new IntercomOptions { Ledger = { Secret = secret } });

    public static ConversationLedger Ledger(ILedgerStore store, TimeProvider time, IntercomOptions? options = null)
    {
        var monitor = new FixedOptions(options ?? new IntercomOptions());
        return new ConversationLedger(store, new KeyHash(monitor), new LedgerOwners(() => Guid.NewGuid().ToString("N")), monitor, time);
    }

    public abstract ValueTask DisposeAsync();
}
