using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Webhooks.Inbox.Sql;

/// <summary>
/// Keeps notifications in a table of the ledger's database, which any number of processes can share. A claim applies only to the fence that was read. The
/// options are read once.
/// </summary>
internal sealed class SqlInboxStore(DbDataSource dataSource, IOptionsMonitor<IntercomOptions> options, TimeProvider time, Jitter jitter) : IWebhookInboxStore
{
    // Created at first use, so that wrong settings fail the use of the inbox and not its resolution from the container.
    private readonly Lazy<Table> _table = new(
        () => new Table(dataSource, options.CurrentValue.Ledger, time, jitter), LazyThreadSafetyMode.PublicationOnly);

    public async ValueTask<bool> TryAddAsync(InboxEntry entry, CancellationToken cancellationToken) =>
        await ChangeAsync(_table.Value.Statements.Insert(entry), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<IReadOnlyList<InboxEntry>> ClaimAsync(
        int most, string owner, DateTimeOffset now, DateTimeOffset leaseEnds, CancellationToken cancellationToken)
    {
        var (table, statements, dialect) = (_table.Value.Rows, _table.Value.Statements, _table.Value.Dialect);
        var due = await table.QueryAsync(statements.FindDue(most, now), reader => InboxColumns.Read(reader, dialect), cancellationToken).ConfigureAwait(false);
        var claimed = new List<InboxEntry>(due.Count);

        foreach (var found in due)
        {
            var entry = found with { Owner = owner, LeaseEnds = leaseEnds, Fence = found.Fence + 1 };

            if (await ChangeAsync(statements.Claim(found, entry), cancellationToken).ConfigureAwait(false) > 0)
                claimed.Add(entry);
        }

        return claimed;
    }

    public async ValueTask<bool> TryMarkDeliveredAsync(InboxEntry claimed, DateTimeOffset now, CancellationToken cancellationToken) =>
        await ChangeAsync(_table.Value.Statements.MarkDelivered(claimed, now), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<bool> TryGiveBackAsync(InboxEntry claimed, DateTimeOffset due, CancellationToken cancellationToken) =>
        await ChangeAsync(_table.Value.Statements.GiveBack(claimed, due), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<bool> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await ChangeAsync(_table.Value.Statements.RemoveExpired(now), cancellationToken).ConfigureAwait(false) == SqlDialect.SweepSize;

    public async ValueTask<InboxStatus> ReadStatusAsync(CancellationToken cancellationToken)
    {
        var table = _table.Value;

        return (await table.Rows.QueryAsync(
            table.Statements.Status(),
            reader => new InboxStatus(reader.GetInt64(0), reader.IsDBNull(1) ? null : table.Dialect.ReadTime(reader, 1)),
            cancellationToken).ConfigureAwait(false)).Single();
    }

    private Task<int> ChangeAsync(SqlStatement statement, CancellationToken cancellationToken) => _table.Value.Rows.ChangeAsync(statement, cancellationToken);

    private sealed class Table
    {
        public Table(DbDataSource dataSource, LedgerOptions options, TimeProvider time, Jitter jitter)
        {
            var name = SqlTableName.Parse(options.InboxTable);
            Dialect = SqlDialects.For(dataSource);
            Statements = new InboxStatements(Dialect, name);
            Rows = new SqlTable(
                dataSource,
                Dialect,
                new SqlErrors(Dialect, name, "inbox", "Intercom:Ledger:InboxTable", "webhooks that wait in it are lost"),
                options.CreateTable ? Statements.Create() : null,
                Statements.Find(""),
                time,
                jitter);
        }

        public SqlDialect Dialect { get; }

        public InboxStatements Statements { get; }

        public SqlTable Rows { get; }
    }
}
