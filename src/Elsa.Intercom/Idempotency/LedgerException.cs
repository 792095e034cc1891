namespace Elsa.Intercom.Idempotency;

/// <summary>
/// The ledger could not be read or written. The message says what failed and what to do. It contains no key, hash or connection string.
/// </summary>
internal class LedgerException(string message, Exception? innerException = null) : Exception(message, innerException);
