using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>The table: who creates it, its names, and the error if it is missing.</summary>
public abstract class SqlLedgerTableTests : SqlLedgerTest
{
    /// <summary>The number of a table's indexes without the primary key's.</summary>
    private protected abstract Task<int> IndexesAsync(string table);

    [Fact]
    public async Task The_first_who_needs_the_table_creates_it_with_its_indexes()
    {
        Assert.True(await Store().TryAddAsync(Rows.New("key"), default));

        Assert.Equal(5, await IndexesAsync(Sql.Table));
    }

    [Fact]
    public async Task The_documented_query_for_what_is_unknown_uses_an_index()
    {
        var store = Store();

        for (var n = 0; n < 2_000; n++)
            await store.TryAddAsync(Rows.Full($"done {n}") with { State = LedgerRowState.Done }, default);

        await store.TryAddAsync(Rows.Full("unknown"), default);
        await Sql.ExecuteAsync("ANALYZE");
        var query = LedgerDocumentTests.UnknownQuery.Replace(new LedgerOptions().Table, Sql.Table, StringComparison.Ordinal);

        Assert.Equal(1, await Sql.CountAsync(query));
        Assert.Contains($"ix_{Sql.Table}_open", await Sql.PlanAsync(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_may_create_the_table_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var table = $"{Sql.Table}_{round}";
            var stores = Enumerable.Range(0, 8).Select(_ => Store(table)).ToList();

            var added = await Task.WhenAll(stores.Select((store, n) => Task.Run(async () => await store.TryAddAsync(Rows.New($"key {n}"), default))));

            Assert.All(added, Assert.True);
            Assert.Equal(8, await Sql.CountAsync($"SELECT key_hash FROM {table}"));
            Assert.Equal(5, await IndexesAsync(table));
        }
    }

    [Fact]
    public async Task A_table_that_is_there_already_is_used()
    {
        await Store().TryAddAsync(Rows.New("key"), default);

        Assert.False(await Store().TryAddAsync(Rows.New("key"), default));
        Assert.False(await Store(create: false).TryAddAsync(Rows.New("key"), default));
    }

    [Fact]
    public async Task The_documented_statements_create_a_table_that_works()
    {
        foreach (var statement in Statements(Sql.Table))
            await Sql.ExecuteAsync(statement);

        Assert.True(await Store(create: false).TryAddAsync(Rows.Full("key"), default));
    }

    [Fact]
    public async Task A_missing_table_that_may_not_be_created_is_named_with_the_remedy()
    {
        var store = Store(create: false);

        var error = await Assert.ThrowsAsync<LedgerException>(async () => await store.FindAsync("key", default));

        Assert.Contains($"The ledger's table {Sql.Table} is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("docs/operations.md", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerException>(async () => await store.CheckAsync(default));

        await Store().CheckAsync(default);
        await store.CheckAsync(default);
    }

    [Fact]
    public async Task A_table_of_an_older_layout_is_refused_with_the_remedy_and_stays_as_it_is()
    {
        await Sql.ExecuteAsync($"CREATE TABLE {Sql.Table} (key_hash varchar(64) NOT NULL PRIMARY KEY, connection varchar(9), conversation_id varchar(9))");

        foreach (var store in new[] { Store(), Store(create: false) })
        {
            var error = await Assert.ThrowsAsync<LedgerException>(async () => await store.FindAsync("key", default));

            Assert.Contains($"The ledger's table {Sql.Table} has the layout of another version", error.Message, StringComparison.Ordinal);
            Assert.Contains("Drop it", error.Message, StringComparison.Ordinal);
            Assert.Contains("Intercom:Ledger:Table", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, await Sql.CountAsync($"SELECT conversation_id FROM {Sql.Table}"));
        Assert.Equal(0, await IndexesAsync(Sql.Table));
    }

    [Fact]
    public async Task A_row_of_another_schema_version_is_refused_with_the_remedy()
    {
        await Store().TryAddAsync(Rows.New("key") with { Schema = LedgerRow.CurrentSchema + 1 }, default);

        var error = await Assert.ThrowsAsync<LedgerException>(async () => await Store().FindAsync("key", default));

        Assert.Contains("schema version 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("Intercom:Ledger:Table", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order")]
    [InlineData("MixedCase")]
    [InlineData("a_table_whose_name_is_as_long_as_the_options_allow_which_is_a_hundred_characters_in_all_and_not_more")]
    public async Task Any_name_that_the_options_allow_works(string table)
    {
        var store = Store(table);

        Assert.True(await store.TryAddAsync(Rows.New("key"), default));
        Assert.Equal(5, await IndexesAsync(table));

        await Sql.ExecuteAsync($"DROP TABLE \"{table}\"");
    }

    [Fact]
    public async Task The_table_is_the_one_that_was_configured_at_the_first_use()
    {
        var options = new IntercomOptions { Ledger = { Table = Sql.Table } };
        var store = Sql.SqlStore(Clock, options);
        await store.TryAddAsync(Rows.New("key"), default);

        options.Ledger.Table = "elsewhere";

        Assert.NotNull(await store.FindAsync("key", default));
    }

    [Fact]
    public async Task Characters_that_no_database_stores_are_replaced()
    {
        var store = Store();

        Assert.True(await store.TryAddAsync(Rows.New("key") with { NodeId = "a\0b\uD800c\uDC00", ResultId = "1\0", Connection = "c\0" }, default));

        Assert.Equal("a\uFFFDb\uFFFDc\uFFFD", (await store.FindAsync("key", default))!.NodeId);
        Assert.Single(await store.FindByResultAsync("c\0", "conversation", ["1\0"], default));
    }
}
