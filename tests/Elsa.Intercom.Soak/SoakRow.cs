using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Soak;

/// <summary>What the ledger says of a key.</summary>
internal sealed record SoakRow(LedgerRowState State, string? ConversationId);
