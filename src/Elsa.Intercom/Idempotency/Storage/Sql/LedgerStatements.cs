namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The SQL statements for one table. Names are quoted, and every value is a parameter.</summary>
internal sealed class LedgerStatements(SqlDialect dialect, SqlTableName name)
{
    private static readonly string Columns = string.Join(", ", LedgerColumns.All.Select(column => column.Name));

    private static readonly string Changes =
        string.Join(", ", LedgerColumns.All.Where(column => column != LedgerColumns.Key).Select(column => $"{column.Name} = @{column.Name}"));

    private readonly string _table = name.Quoted(dialect);

    /// <summary>Creates the table and its indexes: the statements of docs/operations.md.</summary>
    public IReadOnlyList<string> Create() =>
    [
        dialect.CreateTable(name, string.Join(
            ",\n",
            LedgerColumns.All
                .Select(column => $"    {column.Name} {dialect.TypeOf(column.Type)}{(column.IsRequired ? " NOT NULL" : " NULL")}")
                .Append($"    CONSTRAINT {dialect.Quote(name.PrimaryKey())} PRIMARY KEY ({LedgerColumns.Key.Name})"))),
        .. LedgerColumns.Indexed.Select(column => dialect.CreateIndex(name, column.Name, column.Name)),

        // For operators who look for unknown results: docs/operations.md has the query.
        $"{dialect.CreateIndex(name, "open", "started_at")} WHERE state IN ('{nameof(LedgerRowState.Sending)}', '{nameof(LedgerRowState.Unknown)}')",
    ];

    public SqlStatement Find(string key) => Select("key_hash = @key_hash", new SqlValue("key_hash", LedgerColumnType.Hash, key));

    public SqlStatement FindBySource(string source) =>
        Select("source_hash = @source_hash AND alias_of IS NULL", new SqlValue("source_hash", LedgerColumnType.Hash, source));

    public SqlStatement FindOpen(string fingerprint) => Select(
        "fingerprint_hash = @fingerprint_hash AND state IN (@sending, @unknown)",
        new SqlValue("fingerprint_hash", LedgerColumnType.Hash, fingerprint),
        new SqlValue("sending", LedgerColumnType.Text, nameof(LedgerRowState.Sending)),
        new SqlValue("unknown", LedgerColumnType.Text, nameof(LedgerRowState.Unknown)));

    public SqlStatement FindByResult(string connection, string operation, IEnumerable<string> resultIds)
    {
        var hashes = resultIds.Select((id, n) => new SqlValue($"result{n}", LedgerColumnType.Hash, LedgerColumns.HashOf(connection, operation, id))).ToList();
        return Select($"result_hash IN ({string.Join(", ", hashes.Select(hash => "@" + hash.Name))})", [.. hashes]);
    }

    public SqlStatement Insert(LedgerRow row) => new(
        dialect.Counted(dialect.Insert(_table, Columns, string.Join(", ", LedgerColumns.All.Select(column => "@" + column.Name)))),
        [.. LedgerColumns.All.Select(column => column.Read(row))]);

    public SqlStatement Replace(LedgerRow row, long revision) => new(
        dialect.Counted($"UPDATE {_table} SET {Changes} WHERE key_hash = @key_hash AND revision = @old_revision"),
        [.. LedgerColumns.All.Select(column => column.Read(row)), new SqlValue("old_revision", LedgerColumnType.Number, revision)]);

    public SqlStatement Remove(LedgerRow row) => new(
        dialect.Counted($"DELETE FROM {_table} WHERE key_hash = @key_hash AND revision = @revision"),
        LedgerColumns.Key.Read(row),
        LedgerColumns.Revision.Read(row));

    public SqlStatement RemoveExpired(DateTimeOffset now) =>
        new(dialect.Counted(dialect.RemoveExpired(_table)), new SqlValue("now", LedgerColumnType.Time, now));

    private SqlStatement Select(string condition, params IReadOnlyList<SqlValue> values) => new($"SELECT {Columns} FROM {_table} WHERE {condition}", values);
}
