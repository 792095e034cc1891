using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

public sealed class MemoryInboxRulesTests : InboxRulesTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class SqliteInboxRulesTests : InboxRulesTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class PostgresInboxRulesTests(PostgresFixture postgres) : InboxRulesTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class SqliteInboxTableTests : InboxTableTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());
}

public sealed class PostgresInboxTableTests(PostgresFixture postgres) : InboxTableTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}
