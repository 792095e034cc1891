using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

public sealed class MemoryLedgerRulesTests : LedgerRulesTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerLeaseTests : LedgerLeaseTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new MemoryBackend());
}

public sealed class MemoryLedgerUnknownTests : LedgerUnknownTests
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_ends_with_the_change_of_the_row(bool removed)
    {
        var row = Rows.New("key");
        await Backend.Store(Clock).TryAddAsync(row, default);
        var waiting = Enumerable.Range(0, 2).Select(_ => WaitAsync(row)).ToArray();
        Assert.All(waiting, wait => Assert.False(wait.IsCompleted));

        Assert.True(await (removed
            ? Backend.Store(Clock).TryRemoveAsync(row, default)
            : Backend.Store(Clock).TryReplaceAsync(row with { Revision = 2 }, 1, default)));

        Assert.All(await Task.WhenAll(waiting), changed => Assert.Equal(removed ? null : 2, changed?.Revision));
    }

    [Fact]
    public async Task A_change_that_was_made_already_is_not_waited_for()
    {
        await WaitAsync(Rows.New("key"));
        await Backend.Store(Clock).TryAddAsync(Rows.New("key") with { Revision = 2 }, default);
        await WaitAsync(Rows.New("key"));
    }

    private Task<LedgerRow?> WaitAsync(LedgerRow row) => Backend.Store(Clock).WaitForChangeAsync(row, TimeSpan.FromMinutes(1), default).AsTask();
}
