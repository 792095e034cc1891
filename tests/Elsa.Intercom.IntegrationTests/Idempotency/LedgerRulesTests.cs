using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>The life of a key, seen by two processes, wherever its rows are kept.</summary>
public abstract class LedgerRulesTests : LedgerTest
{
    [Fact]
    public async Task An_equal_key_of_another_operation_is_another_key()
    {
        await CompleteAsync(Ledger, Claim());

        Assert.Equal(LedgerState.Claimed, (await Other.BeginAsync(Claim() with { Operation = "reply" })).State);
    }

    [Fact]
    public async Task A_new_key_is_claimed()
    {
        var answer = await Ledger.BeginAsync(Claim());

        Assert.Equal((LedgerState.Claimed, true, "Default"), (answer.State, answer.SameRequest, answer.Lease?.Connection));
        Assert.Null(answer.Conversation);
        Assert.Null(answer.Attempt);
    }

    [Fact]
    public async Task A_completed_key_gives_its_conversation_to_everybody()
    {
        await CompleteAsync(Ledger, Claim());

        Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: true, Conversation: Conversation), await Ledger.BeginAsync(Claim()));
        Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: true, Conversation: Conversation), await Other.BeginAsync(Claim()));
    }

    [Fact]
    public async Task A_conversation_of_which_little_is_known_is_kept_as_well()
    {
        var conversation = new LedgerResult("contact-1", "1295", "{}", null);
        await Ledger.CompleteAsync(await SendAsync(Ledger, Claim()), conversation);

        Assert.Equal(conversation, (await Other.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task A_completed_key_tells_another_request_apart()
    {
        await CompleteAsync(Ledger, Claim(request: "first"));

        Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: false, Conversation: Conversation), await Other.BeginAsync(Claim(request: "second")));
    }

    [Fact]
    public async Task Keys_are_apart_by_connection_and_value()
    {
        await LeaseAsync(Ledger, Claim("a"));

        await LeaseAsync(Other, Claim("b"));
        await LeaseAsync(Other, Claim("a", connection: "Another"));
    }

    [Fact]
    public async Task A_released_key_is_claimed_again()
    {
        await Ledger.ReleaseAsync(await LeaseAsync(Ledger, Claim(request: "first")));

        await LeaseAsync(Other, Claim(request: "second"));
    }

    [Fact]
    public async Task A_key_released_after_sending_is_claimed_again()
    {
        await Ledger.ReleaseAsync(await SendAsync(Ledger, Claim()));

        await LeaseAsync(Other, Claim());
    }

    [Fact]
    public async Task Whoever_comes_second_waits_and_gets_the_conversation()
    {
        var lease = await SendAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await Clock.SettleAsync(second);
        Assert.False(second.IsCompleted);

        await Ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(Conversation, (await Clock.PassAsync(second)).Conversation);
    }

    [Fact]
    public async Task Whoever_comes_second_gets_a_key_that_is_released_meanwhile()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await Clock.SettleAsync(second);

        await Ledger.ReleaseAsync(lease);

        Assert.Equal(LedgerState.Claimed, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task Waiting_ends_with_the_lease_and_not_before()
    {
        await LeaseAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();

        while (Clock.GetUtcNow() < TestClock.Start + LeaseDuration)
        {
            await Clock.SettleAsync(second);
            Assert.False(second.IsCompleted);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(LedgerState.Claimed, (await Clock.PassAsync(second)).State);
        Assert.Equal(TestClock.Start + LeaseDuration, Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_caller_who_cancels_stops_waiting_and_leaves_the_claim_alone()
    {
        using var cancellation = new CancellationTokenSource();
        var lease = await SendAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim(), cancellation.Token).AsTask();
        await Clock.SettleAsync(second);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Ledger.CompleteAsync(lease, Conversation);
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim())).State);
    }

    [Fact]
    public async Task An_owner_that_died_before_sending_leaves_a_free_key()
    {
        await LeaseAsync(Ledger, Claim(request: "first"));
        Clock.Advance(LeaseDuration);

        var lease = await LeaseAsync(Other, Claim(request: "second"));

        await Other.BeginSendingAsync(lease, Sending());
        await Other.CompleteAsync(lease, Conversation);
        Assert.True((await Ledger.BeginAsync(Claim(request: "second"))).SameRequest);
    }

    [Fact]
    public async Task An_owner_that_died_while_sending_leaves_an_unknown_one_with_the_time_of_its_attempt()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromSeconds(7));
        await Ledger.BeginSendingAsync(lease, Sending(contact: "contact-7"));
        var sent = Clock.GetUtcNow();
        Clock.Advance(LeaseDuration);

        var answer = await Other.BeginAsync(Claim(request: "second"));

        Assert.Equal((LedgerState.Unknown, false), (answer.State, answer.SameRequest));
        Assert.Equal(new LedgerAttempt(sent, sent + LeaseDuration, "contact-7"), answer.Attempt);
    }

    [Fact]
    public async Task An_attempt_that_ended_without_an_answer_says_when()
    {
        var lease = await SendAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromSeconds(30));
        await Ledger.MarkUnknownAsync(lease);
        Clock.Advance(TimeSpan.FromDays(1));

        var answer = await Other.BeginAsync(Claim());

        Assert.Equal(LedgerState.Unknown, answer.State);
        Assert.Equal(new LedgerAttempt(TestClock.Start, TestClock.Start.AddSeconds(30), "contact-1"), answer.Attempt);
    }

    [Fact]
    public async Task An_attempt_that_is_only_looked_for_keeps_its_end()
    {
        await LoseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromHours(1));
        await Other.MarkUnknownAsync((await Other.BeginAsync(Claim())).Lease!);

        Assert.Equal(TestClock.Start, (await Ledger.BeginAsync(Claim())).Attempt!.EndedAt);
    }

    [Fact]
    public async Task A_second_attempt_lengthens_the_time_of_the_first()
    {
        await LoseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromHours(1));
        var lease = (await Other.BeginAsync(Claim())).Lease!;
        await Other.BeginSendingAsync(lease, Sending());
        Clock.Advance(LeaseDuration);

        var answer = await Ledger.BeginAsync(Claim());

        Assert.Equal(new LedgerAttempt(TestClock.Start, TestClock.Start.AddHours(1) + LeaseDuration, "contact-1"), answer.Attempt);
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
    }

    [Fact]
    public async Task An_owner_who_lost_the_key_while_sending_still_completes_it()
    {
        var lost = await SendAsync(Ledger, Claim());
        Clock.Advance(LeaseDuration);
        var answer = await Other.BeginAsync(Claim());
        Assert.Equal(LedgerState.Unknown, answer.State);

        await Ledger.CompleteAsync(lost, Conversation);
        await Other.MarkUnknownAsync(answer.Lease!);
        await Other.ReleaseAsync(answer.Lease!);

        Assert.Equal(Conversation, (await Other.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task A_conversation_may_be_recorded_twice_but_not_a_second_one()
    {
        var lease = await SendAsync(Ledger, Claim());
        await Ledger.CompleteAsync(lease, Conversation);
        await Ledger.CompleteAsync(lease, Conversation);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Ledger.CompleteAsync(lease, Conversation with { Id = "1296" }));
        Assert.Equal("1295", (await Ledger.BeginAsync(Claim())).Conversation!.Id);
    }

    [Fact]
    public async Task Only_one_at_a_time_finds_out_what_became_of_an_unknown_key()
    {
        await LoseAsync(Ledger, Claim());

        var first = await Ledger.BeginAsync(Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await Clock.SettleAsync(second);
        Assert.Equal(LedgerState.Unknown, first.State);
        Assert.False(second.IsCompleted);

        await Ledger.MarkUnknownAsync(first.Lease!);

        Assert.Equal(LedgerState.Unknown, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task An_unknown_key_is_never_free_again_whatever_becomes_of_a_later_attempt()
    {
        await LoseAsync(Ledger, Claim());

        var lease = (await Other.BeginAsync(Claim())).Lease!;
        await Other.BeginSendingAsync(lease, Sending());
        await Other.ReleaseAsync(lease);

        Assert.Equal(LedgerState.Unknown, (await Ledger.BeginAsync(Claim())).State);
    }

    [Fact]
    public async Task An_unknown_key_is_done_once_its_conversation_is_found()
    {
        await LoseAsync(Ledger, Claim());

        await Other.CompleteAsync((await Other.BeginAsync(Claim())).Lease!, Conversation);

        Assert.Equal(Conversation, (await Ledger.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task The_ledger_answers_the_question_whether_it_is_there() => await Ledger.CheckAsync();
}
