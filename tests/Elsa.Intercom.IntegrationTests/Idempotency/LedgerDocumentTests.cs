using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks.Inbox.Sql;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>docs/operations.md says what the code does.</summary>
public sealed class LedgerDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")).ReplaceLineEndings("\n");

    /// <summary>The query for what is unknown, without its order.</summary>
    public static string UnknownQuery =>
        Document[Document.IndexOf("select connection, operation", StringComparison.Ordinal)..Document.IndexOf("order by started_at", StringComparison.Ordinal)];

    [Theory]
    [InlineData(nameof(PostgreSqlDialect), "PostgreSQL")]
    [InlineData(nameof(SqlServerDialect), "SQL Server")]
    [InlineData(nameof(SqliteDialect), "SQLite")]
    public void The_documented_statements_are_the_ones_that_create_the_table(string dialect, string heading)
    {
        var statements = new LedgerStatements(SqlDialectsTests.Dialect(dialect), SqlTableName.Parse(new LedgerOptions().Table)).Create();

        Assert.Equal(string.Concat(statements.Select(statement => $"{statement};\n")), Block(heading));
    }

    [Theory]
    [InlineData(nameof(PostgreSqlDialect), "PostgreSQL")]
    [InlineData(nameof(SqlServerDialect), "SQL Server")]
    [InlineData(nameof(SqliteDialect), "SQLite")]
    public void The_documented_statements_are_the_ones_that_create_the_inbox(string dialect, string heading)
    {
        var statements = new InboxStatements(SqlDialectsTests.Dialect(dialect), SqlTableName.Parse(new LedgerOptions().InboxTable)).Create();

        Assert.Equal(string.Concat(statements.Select(statement => $"{statement};\n")), Block($"The inbox in {heading}"));
    }

    [Fact]
    public void Every_column_and_state_is_explained()
    {
        Assert.All(LedgerColumns.All, column => Assert.Contains($"\n| `{column.Name}` |", Document, StringComparison.Ordinal));
        Assert.All(InboxColumns.All, column => Assert.Contains($"\n| `{column.Name}` |", Document, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<LedgerRowState>(), state => Assert.Contains($"\n| `{state}` |", Document, StringComparison.Ordinal));
    }

    /// <summary>The SQL under a heading.</summary>
    private static string Block(string heading)
    {
        const string Fence = "```sql\n";

        var section = Document.IndexOf($"\n#### {heading}\n", StringComparison.Ordinal);
        Assert.True(section >= 0, $"There is no heading '{heading}'.");
        var start = Document.IndexOf(Fence, section, StringComparison.Ordinal) + Fence.Length;
        return Document[start..Document.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
