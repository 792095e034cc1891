using System.Data.Common;
using System.Globalization;
using System.Text;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Options;
using Elsa.Intercom.Webhooks.Inbox;
using Elsa.Intercom.Webhooks.Inbox.Sql;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

/// <summary>A test's own table in a database.</summary>
internal abstract class SqlBackend : LedgerBackend
{
    private readonly List<DbDataSource> _dataSources = [];

    protected SqlBackend()
    {
        Options.Ledger.Table = $"ledger_{Guid.NewGuid():N}";
        Options.Ledger.InboxTable = $"inbox_{Guid.NewGuid():N}";
    }

    public string Table => Options.Ledger.Table;

    public string InboxTable => Options.Ledger.InboxTable;

    /// <summary>The provider's name, for a process that opens the same database.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    protected abstract string Explain { get; }

    public override ILedgerStore Store(TimeProvider time) => SqlStore(time, Options);

    public override IWebhookInboxStore InboxStore(TimeProvider time) => new SqlInboxStore(DataSource(), new FixedOptions(Options), time, new Jitter(() => 0.5));

    /// <summary>A store with its own data source.</summary>
    public SqlLedgerStore SqlStore(TimeProvider time, IntercomOptions options) => new(DataSource(), new FixedOptions(options), time, new Jitter(() => 0.5));

    public DbDataSource DataSource()
    {
        var dataSource = NewDataSource();

        lock (_dataSources)
            _dataSources.Add(dataSource);

        return dataSource;
    }

    public async Task ExecuteAsync(string statement)
    {
        await using var command = DataSource().CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The number of rows that the statement returns.</summary>
    public async Task<int> CountAsync(string query)
    {
        await using var command = DataSource().CreateCommand($"SELECT COUNT(*) FROM ({query}) AS rows");
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>How the database executes a query.</summary>
    public Task<string> PlanAsync(string query) => ReadAsync($"{Explain} {query}");

    /// <summary>Everything in the table, as text.</summary>
    public Task<string> DumpAsync(string? table = null) => ReadAsync($"SELECT * FROM {table ?? Table}");

    private async Task<string> ReadAsync(string query)
    {
        await using var command = DataSource().CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var dump = new StringBuilder();

        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                dump.Append(CultureInfo.InvariantCulture, $"{reader.GetName(column)}={reader.GetValue(column)}\n");
        }

        return dump.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        foreach (var dataSource in _dataSources)
            await dataSource.DisposeAsync();
    }

    protected abstract DbDataSource NewDataSource();
}
