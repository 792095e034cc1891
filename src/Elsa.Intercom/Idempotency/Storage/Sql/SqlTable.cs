using System.Data.Common;
using System.Runtime.ExceptionServices;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>A table in its database. It is checked, and created if it is missing, before the first statement.</summary>
internal sealed class SqlTable
{
    private readonly Lock _gate = new();
    private readonly SqlDialect _dialect;
    private readonly SqlErrors _errors;
    private readonly SqlDatabase _database;
    private readonly IReadOnlyList<string>? _creation;
    private readonly SqlStatement _look;
    private Task? _ready;

    /// <param name="dataSource">The database.</param>
    /// <param name="dialect">How the database speaks.</param>
    /// <param name="errors">The sentences about this table.</param>
    /// <param name="creation">The statements that create the table and its indexes; null if nobody may create it.</param>
    /// <param name="look">A query of all columns that finds no row.</param>
    /// <param name="time">The clock of retries.</param>
    /// <param name="jitter">Spreads retries.</param>
    public SqlTable(
        DbDataSource dataSource,
        SqlDialect dialect,
        SqlErrors errors,
        IReadOnlyList<string>? creation,
        SqlStatement look,
        TimeProvider time,
        Jitter jitter)
    {
        _dialect = dialect;
        _errors = errors;
        _creation = creation;
        _look = look;
        _database = new SqlDatabase(dataSource, dialect, new SqlRetries(dialect, time, jitter), errors);
    }

    /// <exception cref="LedgerException">The query failed.</exception>
    public async Task<List<T>> QueryAsync<T>(SqlStatement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await _database.QueryAsync(statement, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many rows the change affected.</summary>
    /// <exception cref="LedgerException">The change failed.</exception>
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
        catch (LedgerException e) when (_creation != null && e.InnerException is { } missing && _errors.IsTableMissing(missing))
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
            await _database.RunAsync(_creation!, CancellationToken.None).ConfigureAwait(false);
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

    private Task<List<bool>> LookAsync() => _database.QueryAsync(_look, _ => true, CancellationToken.None);
}
