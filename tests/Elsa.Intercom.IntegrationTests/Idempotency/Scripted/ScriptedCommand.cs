using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Scripted;

internal sealed class ScriptedCommand(ScriptedDataSource script) : DbCommand
{
    // Only used as a list of parameters.
    private readonly NpgsqlCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override int ExecuteNonQuery()
    {
        script.Statements.Add(CommandText);
        return script.Change();
    }

    public override void Cancel()
    {
    }

    public override object? ExecuteScalar() => throw new NotSupportedException();

    public override void Prepare() => throw new NotSupportedException();

    protected override DbParameter CreateDbParameter() => new NpgsqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        script.Statements.Add(CommandText);
        return script.Query();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _parameters.Dispose();

        base.Dispose(disposing);
    }
}
