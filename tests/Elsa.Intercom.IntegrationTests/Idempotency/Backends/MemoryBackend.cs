using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Webhooks.Inbox;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

internal sealed class MemoryBackend : LedgerBackend
{
    private readonly MemoryInboxStore _inbox = new();

    private MemoryLedgerStore? _store;

    public override ILedgerStore Store(TimeProvider time) => _store ??= new MemoryLedgerStore(time);

    public override IWebhookInboxStore InboxStore(TimeProvider time) => _inbox;
}
