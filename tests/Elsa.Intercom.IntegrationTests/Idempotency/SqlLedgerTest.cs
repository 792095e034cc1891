using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>The common steps of tests of a ledger in a database.</summary>
public abstract class SqlLedgerTest : LedgerTest
{
    private protected SqlBackend Sql => (SqlBackend)Backend;

    private protected SqlLedgerStore Store(string? table = null, bool create = true) =>
        Sql.SqlStore(Clock, new IntercomOptions { Ledger = { Table = table ?? Sql.Table, CreateTable = create } });

    /// <summary>The statements of docs/operations.md for a table with this name.</summary>
    private protected IReadOnlyList<string> Statements(string table) =>
        new LedgerStatements(SqlDialects.For(Sql.DataSource()), SqlTableName.Parse(table)).Create();
}
