using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Scripted;

/// <summary>A database with scripted responses that records its statements. It counts as SQL Server, which is not here to test.</summary>
internal sealed class ScriptedDataSource : DbDataSource
{
    /// <summary>The statements, in order.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>The response to a change: the number of affected rows, or an exception.</summary>
    public Func<int> Change { get; set; } = () => 1;

    /// <summary>The response to a query.</summary>
    public Func<DbDataReader> Query { get; set; } = () => new DataTable().CreateDataReader();

    public override string ConnectionString => "";

    protected override DbConnection CreateDbConnection() => new ScriptedSqlConnection(this);
}
