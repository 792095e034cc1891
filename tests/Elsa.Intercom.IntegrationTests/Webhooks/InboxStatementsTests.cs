using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.IntegrationTests.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Elsa.Intercom.Webhooks.Inbox.Sql;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

public sealed class InboxStatementsTests
{
    [Theory]
    [InlineData(nameof(PostgreSqlDialect))]
    [InlineData(nameof(SqlServerDialect))]
    [InlineData(nameof(SqliteDialect))]
    public void No_statement_contains_a_value(string dialect)
    {
        var statements = new InboxStatements(SqlDialectsTests.Dialect(dialect), SqlTableName.Parse("dbo.inbox"));
        var entry = new InboxEntry
        {
            Key = "canary",
            PartKey = "canary",
            ConversationKey = "canary",
            Connection = "canary",
            Notification = new WebhookNotification { Id = "canary", Topic = "canary", AppId = "canary", ContactId = "canary" },
            ReceivedAt = TestClock.Start,
            DueAt = TestClock.Start,
            ExpiresAt = TestClock.Start,
            Owner = "canary",
        };

        Assert.All(
            [
                statements.Find("canary"),
                statements.Insert(entry),
                statements.FindDue(7, TestClock.Start),
                statements.Claim(entry, entry),
                statements.MarkDelivered(entry, TestClock.Start),
                statements.GiveBack(entry, TestClock.Start),
                statements.RemoveExpired(TestClock.Start),
                statements.Status(),
            ],
            statement =>
            {
                Assert.DoesNotContain("canary", statement.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("'", statement.Text, StringComparison.Ordinal);
                Assert.All(statement.Values, value => Assert.Contains($"@{value.Name}", statement.Text, StringComparison.Ordinal));
            });
    }
}
