using System.Data.Common;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>Finds the dialect by the type of the connection, so the package references no provider.</summary>
internal static class SqlDialects
{
    private static readonly (string Namespace, SqlDialect Dialect)[] Known =
    [
        ("Npgsql", new PostgreSqlDialect()),
        ("Microsoft.Data.SqlClient", new SqlServerDialect()),
        ("System.Data.SqlClient", new SqlServerDialect()),
        ("Microsoft.Data.Sqlite", new SqliteDialect()),
        ("System.Data.SQLite", new SqliteDialect()),
    ];

    /// <exception cref="NotSupportedException">The data source belongs to another provider.</exception>
    public static SqlDialect For(DbDataSource dataSource)
    {
        using var connection = dataSource.CreateConnection();
        var type = connection.GetType();

        return Known.FirstOrDefault(known => known.Namespace == type.Namespace).Dialect ?? throw new NotSupportedException(
            $"The ledger cannot use {type.FullName}. Pass UseSqlLedger a data source of PostgreSQL (Npgsql), SQL Server (Microsoft.Data.SqlClient) "
            + "or SQLite (Microsoft.Data.Sqlite). If a connection wraps another one, pass the inner one.");
    }
}
