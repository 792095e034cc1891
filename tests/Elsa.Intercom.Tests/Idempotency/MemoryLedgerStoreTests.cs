using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>What each method of the store in memory promises to the ledger.</summary>
public class MemoryLedgerStoreTests
{
    private static readonly LedgerRow Row = new()
    {
        Key = "key",
        Connection = "DEFAULT",
        Operation = "conversation",
        State = LedgerRowState.Sending,
        Revision = 1,
        RequestHash = "request",
        Source = "source",
        Fingerprint = "fingerprint",
        ResultId = "1",
        ExpiresAt = TestClock.Start.AddDays(1),
    };

    private readonly TestClock _time = new();
    private readonly MemoryLedgerStore _store;

    public MemoryLedgerStoreTests() => _store = new MemoryLedgerStore(_time);

    [Fact]
    public async Task A_row_is_added_once()
    {
        Assert.True(await _store.TryAddAsync(Row, default));
        Assert.False(await _store.TryAddAsync(Row with { RequestHash = "other" }, default));

        Assert.Equal(Row, await _store.FindAsync("key", default));
        Assert.Null(await _store.FindAsync("other", default));
    }

    [Fact]
    public async Task A_row_is_replaced_and_removed_only_in_the_revision_that_was_seen()
    {
        await _store.TryAddAsync(Row, default);
        var next = Row with { Revision = 2, State = LedgerRowState.Done };

        Assert.False(await _store.TryReplaceAsync(next, 2, default));
        Assert.True(await _store.TryReplaceAsync(next, 1, default));
        Assert.False(await _store.TryReplaceAsync(next, 1, default));
        Assert.False(await _store.TryRemoveAsync(Row, default));
        Assert.Equal(next, await _store.FindAsync("key", default));

        Assert.True(await _store.TryRemoveAsync(next, default));
        Assert.False(await _store.TryReplaceAsync(next with { Revision = 3 }, 2, default));
        Assert.Null(await _store.FindAsync("key", default));
    }

    [Fact]
    public async Task Rows_are_found_by_what_they_hold_now_and_not_by_what_they_held()
    {
        await _store.TryAddAsync(Row, default);
        Assert.Equal((1, 1, 1), await FoundAsync());

        await _store.TryReplaceAsync(Row with { Revision = 2, Source = "x", Fingerprint = "x", ResultId = "x" }, 1, default);
        Assert.Equal((0, 0, 0), await FoundAsync());

        await _store.TryReplaceAsync(Row with { Revision = 3 }, 2, default);
        Assert.Equal((1, 1, 1), await FoundAsync());

        await _store.TryRemoveAsync(Row with { Revision = 3 }, default);
        Assert.Equal((0, 0, 0), await FoundAsync());
    }

    [Fact]
    public async Task Of_a_source_aliases_are_not_found()
    {
        await _store.TryAddAsync(Row with { AliasOf = "other" }, default);

        Assert.Empty(await _store.FindBySourceAsync("source", default));
    }

    [Theory]
    [InlineData("Claimed", 0)]
    [InlineData("Sending", 1)]
    [InlineData("Unknown", 1)]
    [InlineData("Done", 0)]
    public async Task Of_a_fingerprint_only_open_attempts_are_found(string state, int count)
    {
        await _store.TryAddAsync(Row with { State = Enum.Parse<LedgerRowState>(state) }, default);

        Assert.Equal(count, (await _store.FindOpenAsync("fingerprint", default)).Count);
    }

    [Fact]
    public async Task Of_results_those_of_the_connection_and_operation_are_found_each_once()
    {
        await _store.TryAddAsync(Row, default);
        await _store.TryAddAsync(Row with { Key = "second" }, default);
        await _store.TryAddAsync(Row with { Key = "third", ResultId = "2" }, default);
        await _store.TryAddAsync(Row with { Key = "fourth", Connection = "OTHER" }, default);
        await _store.TryAddAsync(Row with { Key = "fifth", Operation = "reply" }, default);

        var found = await _store.FindByResultAsync("DEFAULT", "conversation", ["1", "2", "1", "3"], default);

        Assert.Equal(["key", "second", "third"], found.Select(row => row.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_what_has_expired_and_is_not_held_is_swept_away()
    {
        var now = Row.ExpiresAt;
        await _store.TryAddAsync(Row, default);
        await _store.TryAddAsync(Row with { Key = "later", ExpiresAt = now.AddTicks(1) }, default);
        await _store.TryAddAsync(Row with { Key = "held", Owner = "owner", LeaseEnds = now.AddTicks(1) }, default);
        await _store.TryAddAsync(Row with { Key = "let go", Owner = "owner", LeaseEnds = now }, default);

        await _store.RemoveExpiredAsync(now, default);

        Assert.Equal(["held", "later"], (await _store.FindBySourceAsync("source", default)).Select(row => row.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_ends_with_the_change_it_waits_for(bool removed)
    {
        await _store.TryAddAsync(Row, default);
        var waiting = Enumerable.Range(0, 2).Select(_ => WaitAsync(Row)).ToArray();
        Assert.All(waiting, wait => Assert.False(wait.IsCompleted));

        _ = removed ? await _store.TryRemoveAsync(Row, default) : await _store.TryReplaceAsync(Row with { Revision = 2 }, 1, default);

        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Nobody_waits_for_a_change_that_was_made_already()
    {
        await WaitAsync(Row);
        await _store.TryAddAsync(Row with { Revision = 2 }, default);
        await WaitAsync(Row);
    }

    [Fact]
    public async Task Waiting_ends_when_its_time_is_over()
    {
        await _store.TryAddAsync(Row, default);
        var waiting = WaitAsync(Row);

        _time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await waiting;
    }

    [Fact]
    public async Task Waiting_ends_when_the_caller_cancels()
    {
        using var cancellation = new CancellationTokenSource();
        await _store.TryAddAsync(Row, default);
        var waiting = WaitAsync(Row, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task WaitAsync(LedgerRow row, CancellationToken cancellationToken = default) =>
        _store.WaitForChangeAsync(row, TimeSpan.FromMinutes(1), 0, cancellationToken).AsTask();

    private async Task<(int BySource, int Open, int ByConversation)> FoundAsync() =>
    (
        (await _store.FindBySourceAsync("source", default)).Count,
        (await _store.FindOpenAsync("fingerprint", default)).Count,
        (await _store.FindByResultAsync("DEFAULT", "conversation", ["1"], default)).Count
    );
}
