namespace Elsa.Intercom.Testing;

/// <summary>A server did not start; the message says what it wrote.</summary>
internal sealed class PostgresStartException(string message) : Exception(message);
