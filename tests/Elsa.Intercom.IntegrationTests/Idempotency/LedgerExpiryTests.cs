using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Keys are remembered for 30 days from their last change.</summary>
public abstract class LedgerExpiryTests : LedgerTest
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    [Fact]
    public async Task A_done_key_is_remembered_for_30_days_and_no_longer()
    {
        await CompleteAsync(Ledger, Claim());

        Clock.Advance(Retention - Moment);
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim())).State);
        Clock.Advance(Moment);

        await LeaseAsync(Other, Claim());
    }

    [Fact]
    public async Task An_unknown_key_is_remembered_for_30_days_after_its_last_search_and_no_longer()
    {
        await LoseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromDays(29));
        await Other.MarkUnknownAsync(await ResolveAsync(Other, Claim()));

        Clock.Advance(Retention - Moment);
        await Ledger.MarkUnknownAsync(await ResolveAsync(Ledger, Claim()));
        Clock.Advance(Retention);

        await LeaseAsync(Other, Claim());
    }

    [Fact]
    public async Task A_leased_key_is_not_removed()
    {
        var lease = await LeaseAsync(Ledger, Claim() with { LeaseDuration = Retention + TimeSpan.FromDays(1) });
        Clock.Advance(Retention + TimeSpan.FromHours(1));

        await Backend.Store(Clock).RemoveExpiredAsync(Clock.GetUtcNow(), default);

        await IsLeasedAsync(Claim());
        Assert.True(await Ledger.BeginSendingAsync(lease, Sending()));
    }

    [Fact]
    public async Task A_lease_outlasts_a_shorter_retention()
    {
        Backend.Options.Ledger.Retention = SendingLease / 2;
        await SendAsync(Ledger, Claim());
        Clock.Advance(SendingLease - Moment);

        await IsLeasedAsync(Claim());
    }

    [Fact]
    public async Task A_changed_retention_counts_from_the_next_change_of_a_key()
    {
        await CompleteAsync(Ledger, Claim("before"));
        Backend.Options.Ledger.Retention = TimeSpan.FromHours(1);
        await CompleteAsync(Ledger, Claim("after"), "1296");

        Clock.Advance(TimeSpan.FromHours(1));

        await LeaseAsync(Other, Claim("after"));
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim("before"))).State);
    }

    [Fact]
    public async Task Expired_keys_are_removed_when_another_one_is_claimed()
    {
        await CompleteAsync(Ledger, Claim("old"));
        await CompleteAsync(Ledger, Claim("renewed"), "1296");
        await LoseAsync(Ledger, Claim("unknown"));
        await LeaseAsync(Ledger, Claim("dead"));
        Clock.Advance(Retention);
        var store = Backend.Store(Clock);

        await LeaseAsync(Other, Claim("new"));

        // The sweep runs beside the claim.
        await Waiting.UntilAsync(async () => (await store.FindByResultAsync("Default", "conversation", ["1295", "1296"], default)).Count == 0);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    public async Task A_host_with_a_wrong_clock_forgets_no_key_and_its_own_keys_are_not_forgotten(int days)
    {
        var host = new TestClock(Clock.GetUtcNow().AddDays(days));
        var wrong = Backend.Ledger(Clock, host);
        await CompleteAsync(Ledger, Claim("right"));

        await CompleteAsync(wrong, Claim("wrong"), "1296");
        await Backend.SweepAsync(Clock, host);

        Assert.Equal(LedgerState.Done, (await wrong.BeginAsync(Claim("right"))).State);
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim("wrong"))).State);
    }

    [Fact]
    public async Task However_many_keys_have_expired_the_others_stay()
    {
        var store = Backend.Store(Clock);
        var old = Clock.GetUtcNow();

        for (var n = 0; n < 1100; n++)
            await store.TryAddAsync(Rows.New($"{n:x64}") with { Source = "old", ExpiresAt = old }, default);

        await store.TryAddAsync(Rows.New("new") with { Source = "new", ExpiresAt = old.AddTicks(10) }, default);

        while (await store.RemoveExpiredAsync(old, default))
        {
        }

        Assert.Empty(await store.FindBySourceAsync("old", default));
        Assert.Single(await store.FindBySourceAsync("new", default));
    }
}
