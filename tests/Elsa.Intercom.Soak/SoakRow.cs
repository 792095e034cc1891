using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Soak;

/// <summary>The ledger's row of a key.</summary>
internal sealed record SoakRow(LedgerRowState State, string? ResultId);
