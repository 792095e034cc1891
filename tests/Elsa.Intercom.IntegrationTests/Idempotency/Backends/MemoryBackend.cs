using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

internal sealed class MemoryBackend : LedgerBackend
{
    private MemoryLedgerStore? _store;

    public override ILedgerStore Store(TimeProvider time) => _store ??= new MemoryLedgerStore(time);
}
