namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>A statement and the values of its parameters.</summary>
internal sealed record SqlStatement(string Text, params IReadOnlyList<SqlValue> Values);
