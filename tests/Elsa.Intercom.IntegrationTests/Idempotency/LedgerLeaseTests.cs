using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>
/// How long a lease lasts, and what an owner can still change after its lease has ended: nothing, except to record that a conversation exists.
/// </summary>
public abstract class LedgerLeaseTests : LedgerTest
{
    [Theory]
    [InlineData(false, LedgerState.Claimed)]
    [InlineData(true, LedgerState.Unknown)]
    public async Task A_waiting_caller_gets_the_key_soon_after_the_lease_ends_and_not_before(bool sent, LedgerState state)
    {
        _ = sent ? await SendAsync(Ledger, Claim()) : await LeaseAsync(Ledger, Claim());
        var end = TestClock.Start + (sent ? SendingLease : LeaseDuration);
        var second = Other.BeginAsync(Claim()).AsTask();

        while (Clock.GetUtcNow() < end - TimeSpan.FromSeconds(1))
        {
            await WaitsAsync(second);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Clock.Advance(TimeSpan.FromSeconds(1) - Moment);
        await WaitsAsync(second);

        Assert.Equal(state, (await Clock.PassAsync(second)).State);

        // A database is asked once a second.
        Assert.InRange(Clock.GetUtcNow() - end, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_second_caller_still_waits_when_the_first_begins_to_send()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await WaitsAsync(second);
        Clock.Advance(LeaseDuration - Moment);
        await Ledger.BeginSendingAsync(lease, Sending());

        Clock.Advance(SendingLease - Moment);
        await WaitsAsync(second);
        await Ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(LedgerState.Done, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task An_owner_that_died_before_sending_leaves_a_free_key()
    {
        await LeaseAsync(Ledger, Claim(request: "first"));
        Clock.Advance(LeaseDuration);

        var lease = await LeaseAsync(Other, Claim(request: "second"));

        Assert.True(await Other.BeginSendingAsync(lease, Sending()));
        await Other.CompleteAsync(lease, Conversation);
        Assert.True((await Ledger.BeginAsync(Claim(request: "second"))).SameRequest);
    }

    [Fact]
    public async Task An_owner_that_died_while_sending_leaves_an_unknown_key_with_the_time_of_its_attempt()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromSeconds(7));
        await Ledger.BeginSendingAsync(lease, Sending(contact: "contact-7"));
        var sent = Clock.GetUtcNow();
        Clock.Advance(SendingLease + TimeSpan.FromHours(1));

        var answer = await Other.BeginAsync(Claim(request: "second"));

        Assert.Equal((LedgerState.Unknown, false), (answer.State, answer.SameRequest));
        Assert.Equal(new LedgerAttempt(sent, sent + SendingLease, "contact-7"), answer.Attempt);
    }

    [Fact]
    public async Task A_claim_lasts_to_its_last_moment()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        Clock.Advance(LeaseDuration - Moment);

        Assert.True(await Ledger.BeginSendingAsync(lease, Sending()));
    }

    [Fact]
    public async Task An_owner_whose_lease_is_over_may_not_send()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        Clock.Advance(LeaseDuration);

        Assert.False(await Ledger.BeginSendingAsync(lease, Sending()));
    }

    [Fact]
    public async Task An_owner_who_lost_the_key_may_not_send_release_or_mark_it()
    {
        var lost = await LeaseAsync(Ledger, Claim());
        Clock.Advance(LeaseDuration);
        var lease = await LeaseAsync(Other, Claim());

        Assert.False(await Ledger.BeginSendingAsync(lost, Sending()));
        await Ledger.ReleaseAsync(lost);
        await Ledger.MarkUnknownAsync(lost);

        Assert.True(await Other.BeginSendingAsync(lease, Sending()));
        Assert.False(await Ledger.BeginSendingAsync(lost, Sending()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_owner_who_lost_the_key_while_sending_takes_it_from_nobody(bool release)
    {
        var lost = await SendAsync(Ledger, Claim());
        Clock.Advance(SendingLease);
        var lease = await ResolveAsync(Other, Claim());

        await GiveUpAsync(Ledger, lost, release);

        await IsLeasedAsync(Claim());
        await Other.MarkUnknownAsync(lease);
        await ResolveAsync(Ledger, Claim());
    }

    [Fact]
    public async Task An_owner_who_lost_the_key_while_sending_still_completes_it()
    {
        var lost = await SendAsync(Ledger, Claim());
        Clock.Advance(SendingLease);
        var lease = await ResolveAsync(Other, Claim());

        await Ledger.CompleteAsync(lost, Conversation);
        await Other.MarkUnknownAsync(lease);
        await Other.ReleaseAsync(lease);

        Assert.Equal(Conversation, (await Other.BeginAsync(Claim())).Conversation);
    }

    [Theory]
    [InlineData(true, LedgerState.Claimed)]
    [InlineData(false, LedgerState.Unknown)]
    public async Task A_lease_that_was_given_up_changes_nothing_any_more(bool release, LedgerState state)
    {
        var lease = await SendAsync(Ledger, Claim());
        await GiveUpAsync(Ledger, lease, release);
        await GiveUpAsync(Ledger, lease, !release);

        Assert.False(await Ledger.BeginSendingAsync(lease, Sending()));
        Assert.Equal(state, (await Other.BeginAsync(Claim())).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_done_key_stays_done_whatever_its_owner_does_later(bool release)
    {
        var lease = await SendAsync(Ledger, Claim());
        await Ledger.CompleteAsync(lease, Conversation);

        await GiveUpAsync(Ledger, lease, release);

        Assert.False(await Ledger.BeginSendingAsync(lease, Sending()));
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim())).State);
    }
}
