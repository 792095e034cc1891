using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>How long a key is remembered.</summary>
public class LedgerExpiryTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly LedgerStage _stage = new();

    public LedgerExpiryTests() => _stage.Options.Ledger.Retention = TimeSpan.FromDays(7);

    [Fact]
    public async Task A_done_key_is_remembered_for_the_retention_and_no_longer()
    {
        await _stage.CompleteAsync("a");

        _stage.Time.Advance(TimeSpan.FromDays(7) - Tick);
        Assert.Equal(LedgerState.Done, (await _stage.BeginAsync("a")).State);
        _stage.Time.Advance(Tick);

        await _stage.ClaimAsync("a");
    }

    [Fact]
    public async Task An_unknown_key_is_remembered_for_the_retention_after_its_last_change()
    {
        await _stage.LoseAsync("a");
        _stage.Time.Advance(TimeSpan.FromDays(5));
        await _stage.Ledger.MarkUnknownAsync(await _stage.SettleAsync("a"));

        _stage.Time.Advance(TimeSpan.FromDays(7) - Tick);
        await _stage.Ledger.MarkUnknownAsync(await _stage.SettleAsync("a"));
        _stage.Time.Advance(TimeSpan.FromDays(7));

        await _stage.ClaimAsync("a");
    }

    [Fact]
    public async Task A_key_that_is_held_outlasts_a_retention_that_is_shorter()
    {
        _stage.Options.Ledger.Retention = LedgerStage.SendingLease / 2;
        await _stage.SendAsync("a");
        _stage.Time.Advance(LedgerStage.SendingLease - TimeSpan.FromSeconds(1));

        Assert.False(_stage.BeginAsync("a").IsCompleted);
    }

    [Fact]
    public async Task A_retention_that_is_changed_counts_from_the_next_change_of_a_key()
    {
        await _stage.CompleteAsync("before");
        _stage.Options.Ledger.Retention = TimeSpan.FromHours(1);
        await _stage.CompleteAsync("after", "1296");

        _stage.Time.Advance(TimeSpan.FromHours(1));

        await _stage.ClaimAsync("after");
        Assert.Equal(LedgerState.Done, (await _stage.BeginAsync("before")).State);
    }

    [Fact]
    public async Task What_nobody_asks_for_again_is_removed_all_the_same()
    {
        await _stage.CompleteAsync("a");
        var key = _stage.Store.Written[0].Key;
        _stage.Time.Advance(TimeSpan.FromDays(7));

        await _stage.ClaimAsync("another");

        Assert.Null(await _stage.Store.FindAsync(key, CancellationToken.None));
    }

    [Fact]
    public async Task It_is_tidied_up_once_an_hour_and_not_at_each_claim()
    {
        await _stage.ClaimAsync("a");
        _stage.Time.Advance(TimeSpan.FromHours(1) - Tick);
        await _stage.ClaimAsync("b");
        Assert.Single(_stage.Store.Steps, "RemoveExpiredAsync");
        _stage.Time.Advance(Tick);
        await _stage.ClaimAsync("c");

        Assert.Equal(2, _stage.Store.Steps.Count(step => step == "RemoveExpiredAsync"));
    }
}
