using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.IntegrationTests.Idempotency.Scripted;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Behavior that a real database doesn't show on demand, including SQL Server's.</summary>
public sealed class ScriptedLedgerTests : IAsyncDisposable
{
    private const int Deadlock = 1205;
    private const int DuplicateKey = 2627;
    private const int InvalidObject = 208;

    private readonly TestClock _clock = new() { AutoAdvance = true };
    private readonly ScriptedDataSource _script = new();
    private readonly SqlLedgerStore _store;

    public ScriptedLedgerTests() =>
        _store = new SqlLedgerStore(_script, new FixedOptions(new IntercomOptions { Ledger = { CreateTable = false } }), _clock, new Jitter(() => 0.5));

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    [Fact]
    public async Task A_key_that_comes_in_between_exists()
    {
        _script.Change = () => throw new SqlServerError(DuplicateKey);

        Assert.False(await _store.TryAddAsync(Rows.New("key"), default));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_deadlock_is_tried_again()
    {
        var attempts = 0;
        _script.Change = () => ++attempts < 3 ? throw new SqlServerError(Deadlock) : 1;

        Assert.True(await _store.TryAddAsync(Rows.New("key"), default));
        Assert.Equal(2, _clock.Waits.Count);
    }

    [Fact]
    public async Task An_error_that_took_long_is_not_tried_again()
    {
        _script.Change = () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
            throw new SqlServerError(-2, "Timeout expired.");
        };

        await Assert.ThrowsAsync<LedgerException>(async () => await _store.TryAddAsync(Rows.New("key"), default));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_missing_table_is_recognized()
    {
        _script.Query = () => throw new SqlServerError(InvalidObject);

        var error = await Assert.ThrowsAsync<LedgerException>(async () => await _store.CheckAsync(default));

        Assert.Contains("is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_count_is_an_error_and_not_a_lost_race()
    {
        _script.Change = () => -1;

        await Assert.ThrowsAsync<LedgerException>(async () => await _store.TryAddAsync(Rows.New("key"), default));
    }

    [Fact]
    public async Task Every_change_asks_the_server_to_count()
    {
        await _store.TryAddAsync(Rows.New("key"), default);
        await _store.TryReplaceAsync(Rows.New("key"), 1, default);
        await _store.TryRemoveAsync(Rows.New("key"), default);
        await _store.RemoveExpiredAsync(_clock.GetUtcNow(), default);

        var changes = _script.Statements.Where(statement => !statement.StartsWith("SELECT", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, changes.Count);
        Assert.All(changes, change => Assert.StartsWith("SET NOCOUNT OFF; ", change, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancellation_is_one_however_the_provider_says_it()
    {
        using var cancellation = new CancellationTokenSource();
        _script.Change = () =>
        {
            cancellation.Cancel();
            throw new SqlServerError(0, "Operation cancelled by user.");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _store.TryAddAsync(Rows.New("key"), cancellation.Token));
    }

    [Fact]
    public async Task A_providers_message_about_stored_values_is_not_repeated()
    {
        var hash = new string('a', 64);
        _script.Change = () => throw new SqlServerError(8152, $"Value {hash} is bad.\nDetails: {Canaries.Quote}");

        var error = await Assert.ThrowsAsync<LedgerException>(async () => await _store.TryAddAsync(Rows.New("key"), default));

        Assert.StartsWith("The ledger's database failed: Value … is bad. ", error.Message, StringComparison.Ordinal);
        Canaries.AreNotIn("the message", error.Message);
    }
}
