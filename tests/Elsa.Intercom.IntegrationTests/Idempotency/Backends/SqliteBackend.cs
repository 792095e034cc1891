using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

/// <summary>A test's own file.</summary>
internal sealed class SqliteBackend : SqlBackend
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-sqlite-");

    public override string Provider => "Sqlite";

    public override string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "ledger.db")};Pooling=False";

    protected override string Explain => "EXPLAIN QUERY PLAN";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override DbDataSource NewDataSource() => SqliteFactory.Instance.CreateDataSource(ConnectionString);
}
