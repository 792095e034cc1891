using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Keys are remembered for 30 days from their last change.</summary>
public abstract class LedgerExpiryTests : LedgerTest
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    [Fact]
    public async Task A_key_is_remembered_for_30_days_and_then_free()
    {
        await CompleteAsync(Ledger, Claim());

        Clock.Advance(Retention - TimeSpan.FromSeconds(1));
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim())).State);
        Clock.Advance(TimeSpan.FromSeconds(1));

        await LeaseAsync(Other, Claim());
    }

    [Fact]
    public async Task An_unknown_key_is_remembered_for_30_days_from_the_last_look()
    {
        await LoseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromDays(29));
        await Other.MarkUnknownAsync((await Other.BeginAsync(Claim())).Lease!);

        Clock.Advance(TimeSpan.FromDays(29));

        Assert.Equal(LedgerState.Unknown, (await Ledger.BeginAsync(Claim())).State);
    }

    [Fact]
    public async Task A_key_that_is_held_is_not_forgotten()
    {
        var duration = Retention + TimeSpan.FromDays(1);
        var lease = await LeaseAsync(Ledger, Claim() with { LeaseDuration = duration });
        Clock.Advance(Retention + TimeSpan.FromHours(1));

        await Backend.Store(Clock).RemoveExpiredAsync(Clock.GetUtcNow(), default);
        using var cancellation = new CancellationTokenSource();
        var second = Other.BeginAsync(Claim(), cancellation.Token).AsTask();
        await Clock.SettleAsync(second);

        Assert.False(second.IsCompleted);
        Assert.True(await Ledger.BeginSendingAsync(lease, Sending()));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Forgotten_keys_are_removed_when_another_one_is_used()
    {
        await CompleteAsync(Ledger, Claim("old"));
        await CompleteAsync(Ledger, Claim("renewed"));
        await LoseAsync(Ledger, Claim("unknown"));
        await LeaseAsync(Ledger, Claim("dead"));
        Clock.Advance(Retention);
        var store = Backend.Store(Clock);

        await LeaseAsync(Other, Claim("new"));

        var conversations = await store.FindByResultAsync("Default", "conversation", ["1295"], default);
        Assert.Empty(conversations);
    }

    [Fact]
    public async Task However_many_are_forgotten_the_rest_stays()
    {
        var store = Backend.Store(Clock);
        var old = Clock.GetUtcNow();

        for (var n = 0; n < 1100; n++)
            await store.TryAddAsync(Rows.New($"{n:x64}") with { Source = "old", ExpiresAt = old }, default);

        await store.TryAddAsync(Rows.New("new") with { Source = "new", ExpiresAt = old.AddTicks(10) }, default);

        await store.RemoveExpiredAsync(old, default);

        Assert.Empty(await store.FindBySourceAsync("old", default));
        Assert.Single(await store.FindBySourceAsync("new", default));
    }
}
