using System.Data.Common;
using Npgsql;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

internal sealed class PostgresBackend(string connectionString) : SqlBackend
{
    public override string Provider => "Npgsql";

    public override string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 15 }.ConnectionString;

    protected override string Explain => "EXPLAIN";

    protected override DbDataSource NewDataSource() => NpgsqlDataSource.Create(ConnectionString);
}
