using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

/// <summary>One server and one database for all tests, started on first use. Each test has its own table.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);
    private readonly Lazy<Task<PostgresDatabase>> _database;

    public PostgresFixture() => _database = new Lazy<Task<PostgresDatabase>>(async () => await (await _server.Value).CreateDatabaseAsync());

    /// <summary>Skips the test with the reason if there is no server.</summary>
    internal async Task<PostgresBackend> BackendAsync()
    {
        if ((await _server.Value).Absence is { } absence)
            Assert.Skip(absence);

        return new PostgresBackend((await _database.Value).ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database.IsValueCreated)
            await (await _database.Value).DisposeAsync();

        if (_server.IsValueCreated)
            await (await _server.Value).DisposeAsync();
    }
}
