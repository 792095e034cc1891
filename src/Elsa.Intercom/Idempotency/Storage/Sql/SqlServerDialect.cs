using System.Data.Common;
using System.Globalization;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

internal sealed class SqlServerDialect : SqlDialect
{
    /// <summary>Errors that pass: deadlocks, lost connections, and what Microsoft's list for Azure SQL calls transient.</summary>
    private static readonly HashSet<int> TransientErrors =
    [
        -2, -1, 20, 53, 64, 121, 233, 1205, 1222, 4060, 4221, 10053, 10054, 10060, 10928, 10929, 11001,
        40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
    ];

    /// <summary>The longest text that does not need nvarchar(max).</summary>
    private const int LongestShortText = 4000;

    public override string Clock => "SELECT SYSDATETIMEOFFSET()";

    public override string Quote(string identifier) => $"[{identifier.Replace("]", "]]", StringComparison.Ordinal)}]";

    public override string TypeOf(LedgerColumnType type) => type switch
    {
        LedgerColumnType.Hash => "nvarchar(64) COLLATE Latin1_General_100_BIN2",
        LedgerColumnType.Word => "nvarchar(16)",
        LedgerColumnType.Number => "bigint",
        LedgerColumnType.Time => "datetimeoffset(7)",
        _ => "nvarchar(max)",
    };

    public override string CreateTable(SqlTableName table, string definition) => $"CREATE TABLE {table.Quoted(this)} (\n{definition}\n)";

    public override string CreateIndex(SqlTableName table, string name, string column, bool isUnique) =>
        $"CREATE {Unique(isUnique)}INDEX {Quote(table.Index(name))} ON {table.Quoted(this)} ({column})";

    // The range stays locked from the query to the insert. If two inserts run at the same time, the second one waits and then finds the first one's row.
    public override string Insert(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) SELECT {values} WHERE NOT EXISTS (SELECT 1 FROM {table} WITH (UPDLOCK, HOLDLOCK) WHERE key_hash = @key_hash)";

    public override string First(int count, string columns, string source) => $"SELECT TOP ({count}) {columns} {source}";

    public override string RemoveExpired(string table) => $"DELETE TOP ({SweepSize}) FROM {table} WITH (READPAST) WHERE {Expired}";

    public override string Counted(string change) => $"SET NOCOUNT OFF; {change}";

    public override bool IsTableMissing(DbException error) => Number(error) is 208;

    public override bool IsColumnMissing(DbException error) => Number(error) is 207;

    public override bool IsDuplicate(DbException error) => Number(error) is 2601 or 2627;

    public override bool IsTransient(DbException error) => error.IsTransient || (Number(error) is { } number && TransientErrors.Contains(number));

    public override void Bind(DbParameter parameter, SqlValue value)
    {
        base.Bind(parameter, value);

        // Without a fixed size, SQL Server would make a separate query plan for each length of a text.
        if (value.Value is string text)
            parameter.Size = text.Length <= LongestShortText ? LongestShortText : -1;
    }

    /// <summary>The number of a SqlException. Of ADO.NET's own members, only this entry of Data contains it.</summary>
    private static int? Number(DbException error) =>
        int.TryParse(error.Data["HelpLink.EvtID"] as string, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
