using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>SQLite has no type for times. They are stored as text of fixed length, which sorts like times.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public override string Clock => "SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now') || '0000Z'";

    public override string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override string TypeOf(LedgerColumnType type) => type == LedgerColumnType.Number ? "INTEGER" : "TEXT";

    public override string CreateTable(SqlTableName table, string definition) => $"CREATE TABLE IF NOT EXISTS {table.Quoted(this)} (\n{definition}\n)";

    // SQLite expects the schema before the index name, not before the table name.
    public override string CreateIndex(SqlTableName table, string name, string column, bool isUnique) =>
        $"CREATE {Unique(isUnique)}INDEX IF NOT EXISTS {table.Sibling(table.Index(name)).Quoted(this)} ON {Quote(table.Name)} ({column})";

    public override string Insert(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING";

    public override string RemoveExpired(string table) =>
        $"DELETE FROM {table} WHERE key_hash IN (SELECT key_hash FROM {table} WHERE {Expired} LIMIT {SweepSize})";

    // SQLite has one error code for everything that is wrong with a statement.
    public override bool IsTableMissing(DbException error) => error.Message.Contains("no such table", StringComparison.OrdinalIgnoreCase);

    public override bool IsColumnMissing(DbException error) =>
        error.Message.Contains("no such column", StringComparison.OrdinalIgnoreCase) ||
        error.Message.Contains("has no column named", StringComparison.OrdinalIgnoreCase);

    public override bool IsDuplicate(DbException error) => error.Message.Contains("UNIQUE constraint failed", StringComparison.OrdinalIgnoreCase);

    public override void Bind(DbParameter parameter, SqlValue value)
    {
        base.Bind(parameter, value);

        if (value.Type != LedgerColumnType.Time)
            return;

        parameter.DbType = DbType.String;

        if (value.Value is DateTimeOffset time)
            parameter.Value = time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
    }

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) =>
        DateTimeOffset.ParseExact(reader.GetString(ordinal), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
