using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

public sealed class PostgresLedgerRulesTests(PostgresFixture postgres) : LedgerRulesTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerLeaseTests(PostgresFixture postgres) : LedgerLeaseTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerUnknownTests(PostgresFixture postgres) : LedgerUnknownTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerAliasTests(PostgresFixture postgres) : LedgerAliasTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerConflictTests(PostgresFixture postgres) : LedgerConflictTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerExpiryTests(PostgresFixture postgres) : LedgerExpiryTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerRaceTests(PostgresFixture postgres) : LedgerRaceTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerStoreTests(PostgresFixture postgres) : LedgerStoreTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerTableTests(PostgresFixture postgres) : SqlLedgerTableTests
{
    /// <summary>The longest name in PostgreSQL.</summary>
    private const int LongestName = 63;

    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();

    private protected override Task<int> IndexesAsync(string table) =>
        Sql.CountAsync($"SELECT indexname FROM pg_indexes WHERE tablename = '{table[..Math.Min(table.Length, LongestName)]}' AND indexname LIKE 'ix%'");
}

public sealed class PostgresLedgerSecrecyTests(PostgresFixture postgres) : SqlLedgerSecrecyTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class PostgresLedgerProcessTests(PostgresFixture postgres) : LedgerProcessTests
{
    private protected override async Task<SqlBackend> OpenAsync() => await postgres.BackendAsync();
}
