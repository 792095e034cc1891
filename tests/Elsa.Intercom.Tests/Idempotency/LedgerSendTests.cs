using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>The step before the first byte, which tells an owner that died without a trace from one that may have sent.</summary>
public class LedgerSendTests
{
    private static readonly DateTimeOffset Start = TestClock.Start;

    private readonly LedgerStage _stage = new();

    [Fact]
    public async Task What_is_sent_when_and_for_whom_is_recorded_before_the_first_byte()
    {
        var lease = await _stage.ClaimAsync("a");
        _stage.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(await _stage.BeginSendingAsync(lease));

        var row = _stage.Store.Written[^1];
        Assert.Equal((LedgerRowState.Sending, "owner-1", LedgerStage.ContactId), (row.State, row.Owner, row.Subject));
        Assert.Equal(Start.AddSeconds(3), row.StartedAt);
        Assert.Equal(Start.AddSeconds(3) + LedgerStage.SendingLease, row.EndedAt);
        Assert.Equal(Start.AddSeconds(3) + LedgerStage.SendingLease, row.LeaseEnds);
        Assert.Matches("^[0-9a-f]{64}$", row.Fingerprint);
    }

    [Fact]
    public async Task Of_an_owner_that_died_before_it_sent_the_key_is_simply_claimed_again()
    {
        var dead = await _stage.ClaimAsync("a");
        _stage.Time.Advance(LedgerStage.LeaseDuration);

        var next = await _stage.BeginAsync("a", "other");

        Assert.Equal((LedgerState.Claimed, true), (next.State, next.SameRequest));
        Assert.NotEqual(dead.Owner, next.Lease!.Owner);
        Assert.True(await _stage.BeginSendingAsync(next.Lease));
    }

    [Fact]
    public async Task Of_an_owner_that_died_after_it_began_to_send_the_attempt_is_unknown_until_its_lease_ended()
    {
        _stage.Time.Advance(TimeSpan.FromSeconds(1));
        await _stage.SendAsync("a");
        _stage.Time.Advance(LedgerStage.SendingLease + TimeSpan.FromHours(1));

        var next = await _stage.BeginAsync("a");

        Assert.Equal((LedgerState.Unknown, true), (next.State, next.SameRequest));
        Assert.Equal(new LedgerAttempt(Start.AddSeconds(1), Start.AddSeconds(1) + LedgerStage.SendingLease, LedgerStage.ContactId), next.Attempt);
    }

    [Theory]
    [InlineData(false, LedgerState.Claimed)]
    [InlineData(true, LedgerState.Unknown)]
    public async Task Whoever_waits_is_told_when_the_lease_ends_and_no_tick_before(bool sent, LedgerState state)
    {
        _ = sent ? await _stage.SendAsync("a") : await _stage.ClaimAsync("a");
        var lease = sent ? LedgerStage.SendingLease : LedgerStage.LeaseDuration;
        var second = _stage.BeginAsync("a");

        _stage.Time.Advance(lease - TimeSpan.FromTicks(1));
        Assert.False(second.IsCompleted);
        _stage.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(state, (await second).State);
    }

    [Fact]
    public async Task Whoever_took_so_long_before_sending_that_its_claim_ended_must_not_send()
    {
        var lease = await _stage.ClaimAsync("a");
        _stage.Time.Advance(LedgerStage.LeaseDuration);

        Assert.False(await _stage.BeginSendingAsync(lease));
    }

    [Fact]
    public async Task A_claim_holds_until_its_last_tick()
    {
        var lease = await _stage.ClaimAsync("a");
        _stage.Time.Advance(LedgerStage.LeaseDuration - TimeSpan.FromTicks(1));

        Assert.True(await _stage.BeginSendingAsync(lease));
    }

    [Fact]
    public async Task Whoever_lost_its_claim_to_another_must_not_send_while_the_other_may()
    {
        var first = await _stage.ClaimAsync("a");
        _stage.Time.Advance(LedgerStage.LeaseDuration);
        var second = await _stage.ClaimAsync("a");

        Assert.False(await _stage.BeginSendingAsync(first));
        Assert.True(await _stage.BeginSendingAsync(second));
        Assert.False(await _stage.BeginSendingAsync(first));
    }

    [Fact]
    public async Task Of_two_that_change_a_row_at_once_the_later_one_looks_again()
    {
        var other = _stage.NewLedger();
        var lease = await _stage.ClaimAsync("a");
        LedgerAnswer? taken = null;

        // Between the look at the row and its change, somebody else takes it over.
        _stage.Store.Before("TryReplaceAsync", async () =>
        {
            _stage.Time.Advance(LedgerStage.LeaseDuration);
            taken = await other.BeginAsync(LedgerStage.Claim("a"));
        });

        Assert.False(await _stage.BeginSendingAsync(lease));
        Assert.Equal(LedgerState.Claimed, taken?.State);
    }

    [Fact]
    public async Task A_second_attempt_of_an_unknown_key_leaves_it_unknown_and_widens_its_time()
    {
        await _stage.LoseAsync("a");
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        var lease = await _stage.SettleAsync("a");
        Assert.True(await _stage.BeginSendingAsync(lease));
        _stage.Time.Advance(LedgerStage.SendingLease);

        var next = await _stage.BeginAsync("a");

        Assert.Equal(LedgerState.Unknown, next.State);
        Assert.Equal((Start, Start.AddMinutes(10) + LedgerStage.SendingLease), (next.Attempt!.StartedAt, next.Attempt.EndedAt));
    }
}
