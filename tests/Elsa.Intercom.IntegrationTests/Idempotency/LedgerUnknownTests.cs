using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>A key whose attempt has no known result.</summary>
public abstract class LedgerUnknownTests : LedgerTest
{
    [Fact]
    public async Task It_says_when_the_attempt_was_and_for_whom()
    {
        var lease = await SendAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromSeconds(30));
        await Ledger.MarkUnknownAsync(lease);
        Clock.Advance(TimeSpan.FromDays(1));

        var answer = await Other.BeginAsync(Claim());

        Assert.Equal((LedgerState.Unknown, true), (answer.State, answer.SameRequest));
        Assert.Equal(new LedgerAttempt(TestClock.Start, TestClock.Start.AddSeconds(30), "contact-1"), answer.Attempt);
    }

    [Fact]
    public async Task A_search_keeps_the_end_of_the_attempt()
    {
        await LoseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromHours(1));
        await Other.MarkUnknownAsync(await ResolveAsync(Other, Claim()));

        Assert.Equal(TestClock.Start, (await Ledger.BeginAsync(Claim())).Attempt!.EndedAt);
    }

    [Fact]
    public async Task A_second_attempt_lengthens_the_time_of_the_first()
    {
        await LoseAsync(Ledger, Claim());
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await Other.BeginSendingAsync(await ResolveAsync(Other, Claim()), Sending()));
        Clock.Advance(SendingLease);

        var answer = await Ledger.BeginAsync(Claim());

        Assert.Equal(LedgerState.Unknown, answer.State);
        Assert.Equal(new LedgerAttempt(TestClock.Start, TestClock.Start.AddHours(1) + SendingLease, "contact-1"), answer.Attempt);
    }

    [Fact]
    public async Task Only_one_caller_at_a_time_resolves_it()
    {
        await LoseAsync(Ledger, Claim());
        var lease = await ResolveAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await WaitsAsync(second);

        await Ledger.MarkUnknownAsync(lease);

        Assert.Equal(LedgerState.Unknown, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task The_next_caller_resolves_it_when_the_first_died()
    {
        await LoseAsync(Ledger, Claim());
        await ResolveAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await WaitsAsync(second);

        Clock.Advance(LeaseDuration);

        Assert.Equal(LedgerState.Unknown, (await Clock.PassAsync(second)).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_never_free_again_when_it_is_released(bool sentAgain)
    {
        await LoseAsync(Ledger, Claim());
        var lease = await ResolveAsync(Other, Claim());
        Assert.True(!sentAgain || await Other.BeginSendingAsync(lease, Sending()));

        await Other.ReleaseAsync(lease);

        await ResolveAsync(Ledger, Claim());
    }

    [Fact]
    public async Task It_is_done_when_its_conversation_is_found()
    {
        await LoseAsync(Ledger, Claim());

        await Other.CompleteAsync(await ResolveAsync(Other, Claim()), Conversation);

        Assert.Equal(Conversation, (await Ledger.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task A_key_with_nothing_sent_is_free_when_it_is_marked_as_unknown()
    {
        await Ledger.MarkUnknownAsync(await LeaseAsync(Ledger, Claim()));

        await LeaseAsync(Other, Claim());
    }
}
