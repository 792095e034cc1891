using Elsa.Intercom.Idempotency;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

/// <summary>What an inbox in a database promises besides.</summary>
public abstract class InboxTableTests : InboxTest
{
    private SqlBackend Sql => (SqlBackend)Backend;

    [Fact]
    public async Task It_has_its_own_table()
    {
        await AddAsync(Reply("n"));

        Assert.Equal(1, await Sql.CountAsync($"SELECT key_hash FROM {Sql.InboxTable}"));
    }

    [Fact]
    public async Task A_table_that_nobody_may_create_is_missed_by_name()
    {
        Sql.Options.Ledger.CreateTable = false;

        var error = await Assert.ThrowsAsync<LedgerException>(() => AddAsync(Reply("n")));

        Assert.StartsWith($"The inbox's table {Sql.InboxTable} is missing.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_another_layout_is_refused()
    {
        await Sql.ExecuteAsync($"CREATE TABLE {Sql.InboxTable} (key_hash text)");

        var error = await Assert.ThrowsAsync<LedgerException>(() => AddAsync(Reply("n")));

        Assert.Contains("Intercom:Ledger:InboxTable to a new name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_another_version_is_refused()
    {
        await AddAsync(Reply("n"));
        await Sql.ExecuteAsync($"UPDATE {Sql.InboxTable} SET schema_version = 2");

        var error = await Assert.ThrowsAsync<LedgerException>(() => ClaimAsync(Inbox));

        Assert.Contains("schema version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_claims_of_one_conversation_exclude_each_other_whatever_was_read_before()
    {
        await AddAsync(Reply("a"), Reply("b", 10));
        await ClaimOneAsync(Inbox);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Sql.ExecuteAsync(
            $"UPDATE {Sql.InboxTable} SET owner = 'x', claimed_hash = conversation_hash WHERE notification_id = 'b'"));
    }
}
