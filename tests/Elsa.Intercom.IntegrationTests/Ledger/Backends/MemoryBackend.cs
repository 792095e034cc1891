using Elsa.Intercom.Ledger.Storage;

namespace Elsa.Intercom.IntegrationTests.Ledger.Backends;

internal sealed class MemoryBackend : LedgerBackend
{
    private MemoryLedgerStore? _store;

    public override ILedgerStore Store(TimeProvider time) => _store ??= new MemoryLedgerStore(time);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
