using Elsa.Intercom.Idempotency;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Npgsql;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Schemas and permissions, which the other databases don't have or are not here to test.</summary>
public sealed class PostgresLedgerSchemaTests(PostgresFixture postgres) : SqlLedgerTest
{
    private readonly string _name = $"other_{Guid.NewGuid():N}";

    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();

    [Fact]
    public async Task A_name_may_stand_before_the_table()
    {
        await Sql.ExecuteAsync($"CREATE SCHEMA {_name}");

        Assert.True(await Store($"{_name}.ledger").TryAddAsync(Rows.New("key"), default));

        Assert.Equal(1, await Sql.CountAsync($"SELECT key_hash FROM {_name}.ledger"));
        Assert.Equal(6, await Sql.CountAsync($"SELECT indexname FROM pg_indexes WHERE schemaname = '{_name}' AND tablename = 'ledger'"));
    }

    [Fact]
    public async Task A_name_that_is_missing_is_not_created()
    {
        var error = await Assert.ThrowsAsync<LedgerException>(async () => await Store($"{_name}.ledger").FindAsync("key", default));

        Assert.Contains($"The ledger's table {_name}.ledger could not be created", error.Message, StringComparison.Ordinal);
        Assert.Contains("docs/operations.md", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_user_without_the_right_to_create_is_told_so() => AsRestrictedAsync(async restricted =>
    {
        var error = await Assert.ThrowsAsync<LedgerException>(async () => await restricted.SqlStore(Clock, Sql.Options).FindAsync("key", default));

        Assert.Contains("could not be created: 42501: permission denied for schema public.", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_documented_rights_are_enough() => AsRestrictedAsync(async restricted =>
    {
        await Store().CheckAsync(default);
        await Sql.ExecuteAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON {Sql.Table} TO {_name}");
        var store = restricted.SqlStore(Clock, Sql.Options);

        Assert.True(await store.TryAddAsync(Rows.New("key"), default));
        Assert.True(await store.TryReplaceAsync(Rows.Full("key"), 1, default));
        Assert.True(await store.TryRemoveAsync(Rows.Full("key"), default));
        await store.RemoveExpiredAsync(Clock.GetUtcNow(), default);
    });

    /// <summary>Uses the same database as a user who may not create anything.</summary>
    private async Task AsRestrictedAsync(Func<PostgresBackend, Task> test)
    {
        await Sql.ExecuteAsync("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        await Sql.ExecuteAsync($"CREATE ROLE {_name} LOGIN PASSWORD 'restricted'");

        try
        {
            var connection = new NpgsqlConnectionStringBuilder(((PostgresBackend)Sql).ConnectionString) { Username = _name, Password = "restricted" };
            await using var restricted = new PostgresBackend(connection.ConnectionString);
            restricted.Options.Ledger.Table = Sql.Table;
            await test(restricted);
        }
        finally
        {
            await Sql.ExecuteAsync($"DROP OWNED BY {_name}");
            await Sql.ExecuteAsync($"DROP ROLE {_name}");
        }
    }
}
