using System.Data.Common;
using System.Runtime.ExceptionServices;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The table in its database. It is checked, and created if it is missing, before the first statement.</summary>
internal sealed class SqlLedgerTable
{
    private readonly Lock _gate = new();
    private readonly SqlDialect _dialect;
    private readonly SqlErrors _errors;
    private readonly SqlDatabase _database;
    private readonly bool _create;
    private Task? _ready;

    /// <exception cref="NotSupportedException">The database of the data source is not supported.</exception>
    public SqlLedgerTable(DbDataSource dataSource, LedgerOptions options, TimeProvider time, Jitter jitter)
    {
        var name = SqlTableName.Parse(options.Table);
        _dialect = SqlDialects.For(dataSource);
        _errors = new SqlErrors(_dialect, name);
        _database = new SqlDatabase(dataSource, _dialect, new SqlRetries(_dialect, time, jitter), _errors);
        _create = options.CreateTable;
        Statements = new LedgerStatements(_dialect, name);
    }

    public LedgerStatements Statements { get; }

    public async Task<List<LedgerRow>> QueryAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(statement, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many rows the change affected.</summary>
    public async Task<int> ChangeAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            return await _database.ChangeAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException e) when (e.InnerException is DbException error && _dialect.IsDuplicate(error))
        {
            return 0;
        }
    }

    /// <summary>The database's time. It does not need the table.</summary>
    public async Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellationToken) => (await _database.QueryAsync(
        new SqlStatement(_dialect.Clock), reader => _dialect.ReadTime(reader, 0), cancellationToken).ConfigureAwait(false)).Single();

    /// <summary>
    /// Checks the table once for all callers, so the cancellation of one caller does not stop it. After a failure the next caller checks again.
    /// </summary>
    private Task ReadyAsync(CancellationToken cancellationToken)
    {
        Task ready;

        lock (_gate)
        {
            if (_ready is null or { IsFaulted: true } or { IsCanceled: true })
                _ready = Task.Run(PrepareAsync, CancellationToken.None);

            ready = _ready;
        }

        return ready.IsCompletedSuccessfully ? Task.CompletedTask : ready.WaitAsync(cancellationToken);
    }

    private async Task PrepareAsync()
    {
        try
        {
            await LookAsync().ConfigureAwait(false);
        }
        catch (LedgerException e) when (_create && e.InnerException is { } missing && _errors.IsTableMissing(missing))
        {
            await CreateAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Creates the table. If several processes do so at the same time, some may fail. Only the existence of the table counts.</summary>
    private async Task CreateAsync()
    {
        LedgerException? failure = null;

        try
        {
            await _database.RunAsync(Statements.Create(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (LedgerException e)
        {
            failure = _errors.NotCreated(e.InnerException!);
        }

        try
        {
            await LookAsync().ConfigureAwait(false);
        }
        catch (LedgerException) when (failure != null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private Task<List<LedgerRow>> LookAsync() => ReadAsync(Statements.Find(""), CancellationToken.None);

    private Task<List<LedgerRow>> ReadAsync(SqlStatement statement, CancellationToken cancellationToken) =>
        _database.QueryAsync(statement, reader => LedgerColumns.Read(reader, _dialect), cancellationToken);
}
