using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

public sealed class MemoryLedgerRulesTests : LedgerRulesTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerAliasTests : LedgerAliasTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerConflictTests : LedgerConflictTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerExpiryTests : LedgerExpiryTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerRaceTests : LedgerRaceTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerStoreTests : LedgerStoreTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}
