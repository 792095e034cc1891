using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Scripted;

/// <summary>A database that answers what a test says, and takes down what it was asked. It passes for SQL Server, which is not at hand.</summary>
internal sealed class ScriptedDataSource : DbDataSource
{
    /// <summary>What was asked, in order.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>What a change answers: how many rows it affected, or an exception.</summary>
    public Func<int> Change { get; set; } = () => 1;

    /// <summary>What a query answers.</summary>
    public Func<DbDataReader> Query { get; set; } = () => new DataTable().CreateDataReader();

    public override string ConnectionString => "";

    protected override DbConnection CreateDbConnection() => new ScriptedSqlConnection(this);
}
