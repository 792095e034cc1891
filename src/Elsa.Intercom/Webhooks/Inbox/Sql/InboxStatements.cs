using Elsa.Intercom.Idempotency.Storage.Sql;

namespace Elsa.Intercom.Webhooks.Inbox.Sql;

/// <summary>The SQL statements for the inbox. Names are quoted, and every value is a parameter.</summary>
internal sealed class InboxStatements(SqlDialect dialect, SqlTableName name)
{
    private const string Waiting = "delivered_at IS NULL";

    /// <summary>What orders the entries of a conversation: the first column that differs decides.</summary>
    private static readonly string[] Position = ["occurred_at", "notified_at", "received_at", "key_hash"];

    private static readonly string Columns = string.Join(", ", InboxColumns.All.Select(column => column.Name));

    private readonly string _table = name.Quoted(dialect);

    /// <summary>Creates the table and its indexes: the statements of docs/operations.md.</summary>
    public IReadOnlyList<string> Create() =>
    [
        dialect.CreateTable(name, string.Join(
            ",\n",
            InboxColumns.All
                .Select(column => $"    {column.Name} {dialect.TypeOf(column.Type)}{(column.IsRequired ? " NOT NULL" : " NULL")}")
                .Append($"    CONSTRAINT {dialect.Quote(name.PrimaryKey())} PRIMARY KEY ({InboxColumns.Key.Name})"))),
        $"{dialect.CreateIndex(name, "part_hash", "part_hash", isUnique: true)} WHERE part_hash IS NOT NULL",

        // Two entries of a conversation cannot be claimed at the same time, whatever two processes read before.
        $"{dialect.CreateIndex(name, "claimed_hash", "claimed_hash", isUnique: true)} WHERE claimed_hash IS NOT NULL",
        $"{dialect.CreateIndex(name, "conversation_hash", "conversation_hash")} WHERE {Waiting}",
        $"{dialect.CreateIndex(name, "due_at", "due_at")} WHERE {Waiting}",
        dialect.CreateIndex(name, "expires_at", "expires_at"),
    ];

    public SqlStatement Find(string key) =>
        new($"SELECT {Columns} FROM {_table} WHERE key_hash = @key_hash", new SqlValue("key_hash", LedgerColumnType.Hash, key));

    public SqlStatement Insert(InboxEntry entry) => new(
        dialect.Counted(dialect.Insert(_table, Columns, string.Join(", ", InboxColumns.All.Select(column => "@" + column.Name)))),
        [.. InboxColumns.All.Select(column => column.Read(entry))]);

    /// <summary>The entries that may be claimed.</summary>
    public SqlStatement FindDue(int most, DateTimeOffset now) => new(
        dialect.First(
            most,
            string.Join(", ", InboxColumns.All.Select(column => $"c.{column.Name}")),
            $"FROM {_table} c WHERE c.{Waiting} AND c.due_at <= @now AND (c.lease_ends_at <= @now OR (c.owner IS NULL AND NOT EXISTS ("
                + $"SELECT 1 FROM {_table} o WHERE o.conversation_hash = c.conversation_hash AND o.{Waiting} AND o.key_hash <> c.key_hash "
                + $"AND (o.owner IS NOT NULL OR {Before(Position)})))) ORDER BY c.due_at, {string.Join(", ", Position.Select(column => $"c.{column}"))}"),
        new SqlValue("now", LedgerColumnType.Time, now));

    public SqlStatement Claim(InboxEntry found, InboxEntry claimed) => new(
        dialect.Counted(
            $"UPDATE {_table} SET owner = @owner, lease_ends_at = @lease_ends_at, claimed_hash = conversation_hash, fence = @fence "
            + $"WHERE key_hash = @key_hash AND fence = @old_fence AND {Waiting}"),
        InboxColumns.Key.Read(claimed),
        InboxColumns.Fence.Read(claimed),
        new SqlValue("owner", LedgerColumnType.Text, claimed.Owner),
        new SqlValue("lease_ends_at", LedgerColumnType.Time, claimed.LeaseEnds),
        new SqlValue("old_fence", LedgerColumnType.Number, found.Fence));

    public SqlStatement MarkDelivered(InboxEntry claimed, DateTimeOffset now) => End(claimed, "delivered_at", now);

    public SqlStatement GiveBack(InboxEntry claimed, DateTimeOffset due) => End(claimed, "due_at", due);

    public SqlStatement RemoveExpired(DateTimeOffset now) =>
        new(dialect.Counted(dialect.RemoveExpired(_table)), new SqlValue("now", LedgerColumnType.Time, now));

    /// <summary>The number of waiting entries, and when the oldest was received.</summary>
    public SqlStatement Status() => new($"SELECT CAST(COUNT(*) AS bigint), MIN(received_at) FROM {_table} WHERE {Waiting}");

    private SqlStatement End(InboxEntry claimed, string column, DateTimeOffset value) => new(
        dialect.Counted(
            $"UPDATE {_table} SET owner = NULL, lease_ends_at = NULL, claimed_hash = NULL, {column} = @value "
            + $"WHERE key_hash = @key_hash AND fence = @fence AND owner IS NOT NULL"),
        InboxColumns.Key.Read(claimed),
        InboxColumns.Fence.Read(claimed),
        new SqlValue("value", LedgerColumnType.Time, value));

    /// <summary>Whether entry o comes before entry c. SQL Server cannot compare several columns at once.</summary>
    private static string Before(ReadOnlySpan<string> columns) => columns.Length == 1
        ? $"o.{columns[0]} < c.{columns[0]}"
        : $"(o.{columns[0]} < c.{columns[0]} OR (o.{columns[0]} = c.{columns[0]} AND {Before(columns[1..])}))";
}
