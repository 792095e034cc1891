using System.Data.Common;
using System.Transactions;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>Runs statements on pooled connections. Each takes effect completely or not at all.</summary>
internal sealed class SqlDatabase(DbDataSource dataSource, SqlDialect dialect, SqlRetries retries, SqlErrors errors)
{
    /// <summary>How many rows a change affected.</summary>
    /// <exception cref="LedgerException">The statement failed.</exception>
    public Task<int> ChangeAsync(SqlStatement statement, CancellationToken cancellationToken) => RunAsync(
        async (connection, cancellation) =>
        {
            var command = Command(connection, statement);

            await using (command.ConfigureAwait(false))
            {
                var affected = await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                return affected >= 0 ? affected : throw new InvalidOperationException("The database did not say how many rows it changed.");
            }
        },
        cancellationToken);

    /// <exception cref="LedgerException">The statement failed.</exception>
    public Task<List<T>> QueryAsync<T>(SqlStatement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken) => RunAsync(
        async (connection, cancellation) =>
        {
            var command = Command(connection, statement);

            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);

                await using (reader.ConfigureAwait(false))
                {
                    var rows = new List<T>();

                    while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                        rows.Add(read(reader));

                    return rows;
                }
            }
        },
        cancellationToken);

    /// <summary>Runs several statements in one transaction.</summary>
    /// <exception cref="LedgerException">A statement failed, so none of them takes effect.</exception>
    public Task RunAsync(IEnumerable<string> statements, CancellationToken cancellationToken) => RunAsync(
        async (connection, cancellation) =>
        {
            var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);

            await using (transaction.ConfigureAwait(false))
            {
                foreach (var statement in statements)
                {
                    var command = Command(connection, new SqlStatement(statement));
                    command.Transaction = transaction;

                    await using (command.ConfigureAwait(false))
                        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return true;
            }
        },
        cancellationToken);

    private async Task<T> RunAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await retries.RunAsync(
                async cancellation =>
                {
                    var connection = await OpenAsync(cancellation).ConfigureAwait(false);

                    await using (connection.ConfigureAwait(false))
                        return await work(connection, cancellation).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // Not every provider throws OperationCanceledException.
            throw new OperationCanceledException("The caller gave up on the ledger.", e, cancellationToken);
        }
        catch (Exception e)
        {
            throw errors.Describe(e);
        }
    }

    /// <summary>Opens outside any transaction of the application. A rollback there would undo what the ledger knows about a sent request.</summary>
    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        using var outside = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    private DbCommand Command(DbConnection connection, SqlStatement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Text;

        foreach (var value in statement.Values)
        {
            var parameter = command.CreateParameter();
            dialect.Bind(parameter, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
