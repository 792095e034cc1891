namespace Elsa.Intercom.Testing;

/// <summary>A server did not start. The message has its output.</summary>
internal sealed class PostgresStartException(string message) : Exception(message);
