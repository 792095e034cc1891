using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The ledger's table in its database.</summary>
internal sealed class SqlLedgerTable
{
    private readonly SqlDialect _dialect;
    private readonly SqlTable _table;

    /// <exception cref="NotSupportedException">The database of the data source is not supported.</exception>
    public SqlLedgerTable(DbDataSource dataSource, LedgerOptions options, TimeProvider time, Jitter jitter)
    {
        var name = SqlTableName.Parse(options.Table);
        _dialect = SqlDialects.For(dataSource);
        Statements = new LedgerStatements(_dialect, name);
        _table = new SqlTable(
            dataSource,
            _dialect,
            new SqlErrors(_dialect, name, "ledger", "Intercom:Ledger:Table", "it then forgets its keys"),
            options.CreateTable ? Statements.Create() : null,
            Statements.Find(""),
            time,
            jitter);
    }

    public LedgerStatements Statements { get; }

    public Task<List<LedgerRow>> QueryAsync(SqlStatement statement, CancellationToken cancellationToken) =>
        _table.QueryAsync(statement, reader => LedgerColumns.Read(reader, _dialect), cancellationToken);

    /// <summary>How many rows the change affected.</summary>
    public Task<int> ChangeAsync(SqlStatement statement, CancellationToken cancellationToken) => _table.ChangeAsync(statement, cancellationToken);

    /// <summary>The database's time. It does not need the table.</summary>
    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellationToken) => _table.ReadClockAsync(cancellationToken);
}
