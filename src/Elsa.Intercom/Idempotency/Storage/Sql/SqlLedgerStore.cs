using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>
/// The rows in a table of a database, for as many processes as use it. Each statement is atomic by itself: an insert by the unique key, a
/// change by the revision that it was decided on. The table's name and whether to create it are read once.
/// </summary>
internal sealed class SqlLedgerStore : ILedgerStore, ILedgerClock
{
    /// <summary>SQL Server takes 2,100 parameters, older SQLite 999.</summary>
    private const int MostResults = 500;

    // Not in the constructor, so that wrong settings fail the use of the ledger and not its resolution from the container.
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
