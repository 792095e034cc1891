using System.Data.Common;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

/// <summary>A file of its own. The provider is the one that Elsa's packages bring; where they are not there, neither is it.</summary>
internal sealed class SqliteBackend : SqlBackend
{
    private readonly DbProviderFactory _factory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-sqlite-");

    private SqliteBackend(DbProviderFactory factory) => _factory = factory;

    /// <summary>Skips the test, with the reason, where there is no provider.</summary>
    public static SqliteBackend Open()
    {
        if (Type.GetType("Microsoft.Data.Sqlite.SqliteFactory, Microsoft.Data.Sqlite") is not { } type)
        {
            Assert.Skip("There is no SQLite provider: Microsoft.Data.Sqlite comes with Elsa's packages, and this is built on the stand-in.");
            return null;
        }

        return new SqliteBackend((DbProviderFactory)type.GetField("Instance")!.GetValue(null)!);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override DbDataSource NewDataSource() => _factory.CreateDataSource($"Data Source={Path.Combine(_folder.FullName, "ledger.db")};Pooling=False");
}
