using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>
/// Keeps the rows in a database table, which any number of processes can share. Each statement is atomic: an insert because the key is unique, a change
/// because it applies only to the revision that was read. The options are read once.
/// </summary>
internal sealed class SqlLedgerStore : ILedgerStore, ILedgerClock
{
    /// <summary>The most results in one query. SQL Server allows 2,100 parameters, older versions of SQLite 999.</summary>
    private const int MostResults = 500;

    // Created at first use and not in the constructor, so that wrong settings fail the use of the ledger and not its resolution from the container.
    private readonly Lazy<SqlLedgerTable> _table;

    private readonly SharedPolls _polls;

    public SqlLedgerStore(DbDataSource dataSource, IOptionsMonitor<IntercomOptions> options, TimeProvider time, Jitter jitter)
    {
        _table = new(() => new SqlLedgerTable(dataSource, options.CurrentValue.Ledger, time, jitter), LazyThreadSafetyMode.PublicationOnly);
        _polls = new SharedPolls(FindAsync, time);
    }

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

    public async ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await Table.ChangeAsync(Table.Statements.RemoveExpired(now), cancellationToken).ConfigureAwait(false) == SqlDialect.SweepSize;

    public ValueTask<LedgerRow?> WaitForChangeAsync(LedgerRow row, TimeSpan atMost, CancellationToken cancellationToken) =>
        _polls.WaitAsync(row, atMost, cancellationToken);

    public async ValueTask<DateTimeOffset> ReadAsync(CancellationToken cancellationToken) =>
        await Table.ReadClockAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask CheckAsync(CancellationToken cancellationToken) => await FindAsync("", cancellationToken).ConfigureAwait(false);
}
