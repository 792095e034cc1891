using System.Data.Common;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.IntegrationTests.Idempotency.Scripted;
using Moq;
using Npgsql;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

public sealed class SqlDialectsTests
{
    [Fact]
    public async Task A_PostgreSQL_data_source_is_recognized()
    {
        await using var dataSource = NpgsqlDataSource.Create("Host=127.0.0.1");

        Assert.IsType<PostgreSqlDialect>(SqlDialects.For(dataSource));
    }

    [Fact]
    public async Task A_SQL_Server_data_source_is_recognized()
    {
        await using var dataSource = new ScriptedDataSource();

        Assert.IsType<SqlServerDialect>(SqlDialects.For(dataSource));
    }

    [Fact]
    public void Another_database_is_named_with_the_three_that_work()
    {
        var factory = new Mock<DbProviderFactory> { CallBase = true };
        factory.Setup(provider => provider.CreateConnection()).Returns(Mock.Of<DbConnection>());

        var error = Assert.Throws<NotSupportedException>(() => SqlDialects.For(factory.Object.CreateDataSource("")));

        Assert.Contains("Castle.Proxies.DbConnectionProxy", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "PostgreSQL (Npgsql), SQL Server (Microsoft.Data.SqlClient) or SQLite (Microsoft.Data.Sqlite)", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Dialects => [nameof(PostgreSqlDialect), nameof(SqlServerDialect), nameof(SqliteDialect)];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void No_statement_contains_a_value(string dialect)
    {
        var statements = new LedgerStatements(Dialect(dialect), SqlTableName.Parse("dbo.ledger"));
        var row = Rows
            .Full("canary") with
        {
            Connection = "canary",
            Owner = "canary",
            WorkflowInstanceId = "canary",
            NodeId = "canary",
            ResultId = "canary",
            AliasOf = "canary",
        };

        Assert.All(
            [
                statements.Find("canary"),
                statements.FindBySource("canary"),
                statements.FindOpen("canary"),
                statements.FindByResult("canary", "conversation", ["canary", "canary"]),
                statements.Insert(row),
                statements.Replace(row, 1),
                statements.Remove(row),
                statements.RemoveExpired(row.ExpiresAt),
            ],
            statement =>
            {
                Assert.DoesNotContain("canary", statement.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("'", statement.Text, StringComparison.Ordinal);
                Assert.All(statement.Values, value => Assert.Contains($"@{value.Name}", statement.Text, StringComparison.Ordinal));
            });
    }

    [Theory]
    [InlineData(nameof(PostgreSqlDialect), "a\"b", "\"a\"\"b\"")]
    [InlineData(nameof(SqlServerDialect), "a]b[", "[a]]b[]")]
    [InlineData(nameof(SqliteDialect), "a\"b", "\"a\"\"b\"")]
    public void A_name_cannot_end_its_quotation(string dialect, string name, string quoted) => Assert.Equal(quoted, Dialect(dialect).Quote(name));

    [Fact]
    public void Indexes_of_tables_with_long_names_have_names_of_their_own_that_PostgreSQL_keeps_whole()
    {
        var names = new[] { new string('a', 100), new string('a', 99) + "b" }
            .Select(SqlTableName.Parse)
            .SelectMany(table => LedgerColumns.Indexed.Select(column => table.Index(column.Name)).Append(table.PrimaryKey()))
            .ToList();

        Assert.Equal(10, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 63));
    }

    internal static SqlDialect Dialect(string name) => name switch
    {
        nameof(PostgreSqlDialect) => new PostgreSqlDialect(),
        nameof(SqlServerDialect) => new SqlServerDialect(),
        _ => new SqliteDialect(),
    };
}
