using Npgsql;

namespace Elsa.Intercom.Testing;

/// <summary>
/// A real PostgreSQL server for tests: the one that <see cref="Variable"/> names, or else a new one from this machine's binaries on a free
/// port of 127.0.0.1, which is removed with its data when disposed of. If there is neither, it says why.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>An environment variable with an Npgsql connection string, of a user who may create databases and roles.</summary>
    public const string Variable = "ELSA_INTERCOM_POSTGRES";

    private readonly PostgresProcess? _process;

    private PostgresServer(string? connectionString, string? absence, PostgresProcess? process = null)
    {
        ConnectionString = connectionString;
        Absence = absence;
        _process = process;
    }

    /// <summary>The connection string; null if there is no server.</summary>
    public string? ConnectionString { get; }

    /// <summary>Why there is no server; null if there is one.</summary>
    public string? Absence { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new PostgresServer(given, absence: null);

        if (PostgresBinaries.Find() is not { } binaries)
            return new PostgresServer(
                null,
                $"There is no PostgreSQL server: neither does {Variable} name one, nor are its binaries installed (on Debian: apt-get install postgresql).");

        try
        {
            var process = await PostgresProcess.StartAsync(binaries);
            return new PostgresServer(process.ConnectionString, absence: null, process);
        }
        catch (PostgresStartException e)
        {
            return new PostgresServer(null, $"The PostgreSQL server in {binaries} did not start: {e.Message}");
        }
    }

    /// <summary>Creates an empty database, which is dropped when it is disposed of.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var server = ConnectionString ?? throw new InvalidOperationException(Absence);
        var name = $"elsa_intercom_{Guid.NewGuid():N}";

        await using var dataSource = NpgsqlDataSource.Create(server);
        await using var create = dataSource.CreateCommand($"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0");
        await create.ExecuteNonQueryAsync();

        return new PostgresDatabase(server, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process != null)
            await _process.DisposeAsync();
    }
}
