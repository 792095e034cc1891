namespace Elsa.Intercom.Idempotency;

/// <summary>The clock of this host and the clock of the ledger's database differ too much. The message says by how much, and what to do.</summary>
internal sealed class LedgerClockException(string message) : LedgerException(message);
