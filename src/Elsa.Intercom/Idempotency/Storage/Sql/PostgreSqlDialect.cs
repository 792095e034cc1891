using System.Data.Common;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

internal sealed class PostgreSqlDialect : SqlDialect
{
    private const string UndefinedTable = "42P01";
    private const string UndefinedColumn = "42703";
    private const string UndefinedSchema = "3F000";
    private const string UniqueViolation = "23505";

    public override string Clock => "SELECT clock_timestamp()";

    public override string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override string TypeOf(LedgerColumnType type) => type switch
    {
        LedgerColumnType.Number => "bigint",
        LedgerColumnType.Time => "timestamptz",
        _ => "text",
    };

    public override string CreateTable(SqlTableName table, string definition) => $"CREATE TABLE IF NOT EXISTS {table.Quoted(this)} (\n{definition}\n)";

    public override string CreateIndex(SqlTableName table, string name, string column, bool isUnique) =>
        $"CREATE {Unique(isUnique)}INDEX IF NOT EXISTS {Quote(table.Index(name))} ON {table.Quoted(this)} ({column})";

    public override string Insert(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING";

    // The array makes PostgreSQL select and lock the rows once, not again for each row that it removes.
    public override string RemoveExpired(string table) =>
        $"DELETE FROM {table} WHERE key_hash = ANY (ARRAY(SELECT key_hash FROM {table} WHERE {Expired} LIMIT {SweepSize} FOR UPDATE SKIP LOCKED))";

    public override bool IsTableMissing(DbException error) => error.SqlState is UndefinedTable or UndefinedSchema;

    public override bool IsColumnMissing(DbException error) => error.SqlState is UndefinedColumn;

    public override bool IsDuplicate(DbException error) => error.SqlState is UniqueViolation;
}
