using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>What each store promises to the ledger's rules.</summary>
public abstract class LedgerStoreTests : LedgerTest
{
    public static TheoryData<string> Texts =>
    [
        "it's \"quoted\" [and] `so` on; DROP TABLE x; --",
        "%_\\ @key_hash $1 :p ?",
        "Ünïcödé 漢字 🙂 \u202E\t\r\n end ",
        new string('x', 10_000),
        string.Concat(Enumerable.Range(0, 2_000).Select(n => $"{n:x5}")),
        "",
    ];

    [Fact]
    public async Task A_row_comes_back_as_it_was_stored()
    {
        var store = Backend.Store(Clock);
        await store.TryAddAsync(Rows.New("empty"), default);
        await store.TryAddAsync(Rows.Full("full"), default);

        Assert.Equal(Rows.New("empty"), await Backend.Store(Clock).FindAsync("empty", default));
        Assert.Equal(Rows.Full("full"), await Backend.Store(Clock).FindAsync("full", default));
        Assert.Null(await store.FindAsync("none", default));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_can_be_stored_replaced_and_looked_up(string text)
    {
        var store = Backend.Store(Clock);
        var row = Rows
            .New("key") with
        {
            Connection = text,
            Owner = text,
            WorkflowInstanceId = text,
            NodeId = text,
            Subject = text,
            ResultId = text,
            Result = text,
            RequestId = text,
        };

        Assert.True(await store.TryAddAsync(row, default));
        Assert.True(await store.TryReplaceAsync(row with { Revision = 2 }, 1, default));

        Assert.Equal(row with { Revision = 2 }, await store.FindAsync("key", default));
        Assert.Single(await store.FindByResultAsync(text, "conversation", [text], default));
    }

    [Fact]
    public async Task A_key_is_added_once()
    {
        Assert.True(await Backend.Store(Clock).TryAddAsync(Rows.New("key"), default));

        Assert.False(await Backend.Store(Clock).TryAddAsync(Rows.Full("key"), default));
        Assert.Equal(Rows.New("key"), await Backend.Store(Clock).FindAsync("key", default));
    }

    [Fact]
    public async Task Only_the_expected_revision_is_replaced()
    {
        var store = Backend.Store(Clock);
        await store.TryAddAsync(Rows.New("key"), default);

        Assert.False(await store.TryReplaceAsync(Rows.Full("key"), 2, default));
        Assert.False(await store.TryReplaceAsync(Rows.Full("none"), 1, default));
        Assert.Equal(Rows.New("key"), await store.FindAsync("key", default));

        Assert.True(await store.TryReplaceAsync(Rows.Full("key"), 1, default));
        Assert.False(await store.TryReplaceAsync(Rows.New("key"), 1, default));
        Assert.Equal(Rows.Full("key"), await store.FindAsync("key", default));
    }

    [Fact]
    public async Task Only_the_expected_revision_is_removed()
    {
        var store = Backend.Store(Clock);
        await store.TryAddAsync(Rows.New("key") with { Revision = 2 }, default);

        Assert.False(await store.TryRemoveAsync(Rows.New("key"), default));
        Assert.False(await store.TryRemoveAsync(Rows.New("none"), default));
        Assert.True(await store.TryRemoveAsync(Rows.New("key") with { Revision = 2 }, default));
        Assert.Null(await store.FindAsync("key", default));
    }

    [Fact]
    public async Task Rows_are_found_by_source_but_not_aliases()
    {
        var store = Backend.Store(Clock);
        await store.TryAddAsync(Rows.New("a") with { Source = "source" }, default);
        await store.TryAddAsync(Rows.New("b") with { Source = "source" }, default);
        await store.TryAddAsync(Rows.New("c") with { Source = "another" }, default);
        await store.TryAddAsync(Rows.New("d") with { Source = "source", AliasOf = "a" }, default);

        Assert.Equal(["a", "b"], Keys(await store.FindBySourceAsync("source", default)));
    }

    [Fact]
    public async Task Rows_are_found_by_fingerprint_while_they_are_open()
    {
        var store = Backend.Store(Clock);

        foreach (var state in Enum.GetValues<LedgerRowState>())
            await store.TryAddAsync(Rows.New($"{state}") with { State = state, Fingerprint = "print" }, default);

        await store.TryAddAsync(Rows.New("another") with { State = LedgerRowState.Unknown, Fingerprint = "another" }, default);

        Assert.Equal(["Sending", "Unknown"], Keys(await store.FindOpenAsync("print", default)));
    }

    [Fact]
    public async Task Rows_are_found_by_the_conversation_they_made()
    {
        var store = Backend.Store(Clock);
        await store.TryAddAsync(Rows.New("a") with { ResultId = "1" }, default);
        await store.TryAddAsync(Rows.New("b") with { ResultId = "2" }, default);
        await store.TryAddAsync(Rows.New("c") with { ResultId = "3" }, default);
        await store.TryAddAsync(Rows.New("d") with { ResultId = "1", Connection = "default" }, default);
        await store.TryAddAsync(Rows.New("e") with { ResultId = "1", Operation = "reply" }, default);
        await store.TryAddAsync(Rows.New("f"), default);
        await store.TryAddAsync(Rows.New("g") with { ResultId = "1" }, default);

        Assert.Equal(["a", "b", "g"], Keys(await store.FindByResultAsync("Default", "conversation", ["1", "2", "2", "4"], default)));
        Assert.Empty(await store.FindByResultAsync("Default", "conversation", [], default));
    }

    [Fact]
    public async Task A_row_is_found_by_its_present_values()
    {
        var store = Backend.Store(Clock);
        var row = Rows.New("key") with { State = LedgerRowState.Sending, Source = "source", Fingerprint = "print", ResultId = "1" };
        await store.TryAddAsync(row, default);
        Assert.Equal((1, 1, 1), await FoundAsync());

        await store.TryReplaceAsync(row with { Revision = 2, Source = "x", Fingerprint = "x", ResultId = "x" }, 1, default);
        Assert.Equal((0, 0, 0), await FoundAsync());

        await store.TryReplaceAsync(row with { Revision = 3 }, 2, default);
        Assert.Equal((1, 1, 1), await FoundAsync());

        await store.TryRemoveAsync(row with { Revision = 3 }, default);
        Assert.Equal((0, 0, 0), await FoundAsync());

        async Task<(int BySource, int Open, int ByResult)> FoundAsync() =>
        (
            (await store.FindBySourceAsync("source", default)).Count,
            (await store.FindOpenAsync("print", default)).Count,
            (await store.FindByResultAsync("Default", "conversation", ["1"], default)).Count
        );
    }

    [Fact]
    public async Task Rows_that_have_expired_and_are_not_leased_are_removed()
    {
        var store = Backend.Store(Clock);
        var now = Clock.GetUtcNow();
        await store.TryAddAsync(Rows.New("expired") with { Source = "x", ExpiresAt = now }, default);
        await store.TryAddAsync(Rows.New("over") with { Source = "x", ExpiresAt = now.AddDays(-1), Owner = "owner", LeaseEnds = now }, default);
        await store.TryAddAsync(Rows.New("leased") with { Source = "x", ExpiresAt = now.AddDays(-1), Owner = "owner", LeaseEnds = now.AddTicks(10) }, default);
        await store.TryAddAsync(Rows.New("later") with { Source = "x", ExpiresAt = now.AddTicks(10) }, default);

        // Also with a clock in another time zone.
        await store.RemoveExpiredAsync(now.ToOffset(TimeSpan.FromHours(-8)), default);

        Assert.Equal(["later", "leased"], Keys(await store.FindBySourceAsync("x", default)));
    }

    [Fact]
    public async Task Waiting_for_a_row_ends_in_time()
    {
        var store = Backend.Store(Clock);
        await store.TryAddAsync(Rows.New("key"), default);
        var wait = store.WaitForChangeAsync(Rows.New("key"), TimeSpan.FromMilliseconds(20), default).AsTask();
        await Clock.SettleAsync(wait);
        Assert.False(wait.IsCompleted);

        Clock.Advance(TimeSpan.FromMilliseconds(20));
        await Clock.SettleAsync(wait);

        Assert.Equal(Rows.New("key"), await wait);
    }

    private static IEnumerable<string> Keys(IEnumerable<LedgerRow> rows) => rows.Select(row => row.Key).Order(StringComparer.Ordinal);
}
