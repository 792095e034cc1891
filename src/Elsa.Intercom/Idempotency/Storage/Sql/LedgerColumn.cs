namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>A column of the table, and how to get its value from a row.</summary>
internal sealed record LedgerColumn(string Name, LedgerColumnType Type, bool IsRequired, Func<LedgerRow, object?> Value)
{
    public SqlValue Read(LedgerRow row) => new(Name, Type, Value(row));
}
