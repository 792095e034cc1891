using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>
/// Keeps the rows in a database table, which any number of processes can share. Each statement is atomic: an insert because the key is unique, a change
/// because it applies only to the revision that was read. The options are read once.
/// </summary>
internal sealed class SqlLedgerStore(DbDataSource dataSource, IOptionsMonitor<IntercomOptions> options, TimeProvider time, Jitter jitter) : ILedgerStore
{
    /// <summary>The most results in one query. SQL Server allows 2,100 parameters, older versions of SQLite 999.</summary>
    private const int MostResults = 500;

    /// <summary>The most statements in one sweep. The next sweep removes the remaining rows.</summary>
    private const int MostSweeps = 10;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    // Created at first use and not in the constructor, so that wrong settings fail the use of the ledger and not its resolution from the container.
    private readonly Lazy<SqlLedgerTable> _table =
        new(() => new SqlLedgerTable(dataSource, options.CurrentValue.Ledger, time, jitter), LazyThreadSafetyMode.PublicationOnly);

    private SqlLedgerTable Table => _table.Value;

    public async ValueTask<LedgerRow?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await Table.QueryAsync(Table.Statements.Find(key), cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public async ValueTask<IReadOnlyList<LedgerRow>> FindBySourceAsync(string source, CancellationToken cancellationToken) =>
        await Table.QueryAsync(Table.Statements.FindBySource(source), cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<LedgerRow>> FindOpenAsync(string fingerprint, CancellationToken cancellationToken) =>
        await Table.QueryAsync(Table.Statements.FindOpen(fingerprint), cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<LedgerRow>> FindByResultAsync(
        string connection, string operation, IReadOnlyCollection<string> resultIds, CancellationToken cancellationToken)
    {
        var rows = new List<LedgerRow>();

        foreach (var ids in resultIds.Distinct().Chunk(MostResults))
            rows.AddRange(await Table.QueryAsync(Table.Statements.FindByResult(connection, operation, ids), cancellationToken).ConfigureAwait(false));

        return rows;
    }

    public async ValueTask<bool> TryAddAsync(LedgerRow row, CancellationToken cancellationToken) =>
        await Table.ChangeAsync(Table.Statements.Insert(row), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<bool> TryReplaceAsync(LedgerRow row, long revision, CancellationToken cancellationToken) =>
        await Table.ChangeAsync(Table.Statements.Replace(row, revision), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<bool> TryRemoveAsync(LedgerRow row, CancellationToken cancellationToken) =>
        await Table.ChangeAsync(Table.Statements.Remove(row), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            if (await Table.ChangeAsync(Table.Statements.RemoveExpired(now), cancellationToken).ConfigureAwait(false) < SqlDialect.SweepSize)
                return;
        }
    }

    /// <summary>Waits a little, and longer each round. ADO.NET has no notification of changes.</summary>
    public async ValueTask WaitForChangeAsync(LedgerRow row, TimeSpan atMost, int round, CancellationToken cancellationToken)
    {
        var wait = round < 5 ? ShortestWait * (1 << round) : LongestWait;
        await Task.Delay(wait < atMost ? wait : atMost, time, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask CheckAsync(CancellationToken cancellationToken) => await FindAsync("", cancellationToken).ConfigureAwait(false);
}
