using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

public sealed class SqliteLedgerRulesTests : LedgerRulesTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerLeaseTests : LedgerLeaseTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerUnknownTests : LedgerUnknownTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerAliasTests : LedgerAliasTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerConflictTests : LedgerConflictTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerExpiryTests : LedgerExpiryTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerRaceTests : LedgerRaceTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerStoreTests : LedgerStoreTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerTableTests : SqlLedgerTableTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());

    private protected override Task<int> IndexesAsync(string table) =>
        Sql.CountAsync($"SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND name LIKE 'ix%'");

    [Fact]
    public async Task A_schema_may_stand_before_the_table()
    {
        Assert.True(await Store("main.of_schema").TryAddAsync(Rows.New("key"), default));

        Assert.Equal(5, await IndexesAsync("of_schema"));
    }
}

public sealed class SqliteLedgerSecrecyTests : SqlLedgerSecrecyTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class SqliteLedgerProcessTests : LedgerProcessTests
{
    private protected override Task<SqlBackend> OpenAsync() => Task.FromResult<SqlBackend>(new SqliteBackend());
}
