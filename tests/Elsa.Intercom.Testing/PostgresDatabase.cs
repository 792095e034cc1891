using Npgsql;

namespace Elsa.Intercom.Testing;

/// <summary>A test's own database.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    internal PostgresDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await using var dataSource = NpgsqlDataSource.Create(_server);
        await using var drop = dataSource.CreateCommand($"DROP DATABASE {_name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}
