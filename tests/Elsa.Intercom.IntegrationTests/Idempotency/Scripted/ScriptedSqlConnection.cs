using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Elsa.Intercom.IntegrationTests.Idempotency.Scripted;

// The real provider's namespace, which selects the dialect.
namespace Microsoft.Data.SqlClient;

internal sealed class ScriptedSqlConnection(ScriptedDataSource script) : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "";

    public override string DataSource => "";

    public override string ServerVersion => "";

    public override ConnectionState State => ConnectionState.Open;

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => new ScriptedCommand(script);
}
