using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>A key of which nobody knows whether its conversation exists.</summary>
public class LedgerUnknownTests
{
    private static readonly DateTimeOffset Start = TestClock.Start;

    private readonly LedgerStage _stage = new();

    [Fact]
    public async Task It_is_never_claimed_again_however_long_it_lasts()
    {
        await _stage.LoseAsync("a");

        for (var day = 0; day < 60; day += 29)
        {
            _stage.Time.Advance(TimeSpan.FromDays(29));
            await _stage.Ledger.MarkUnknownAsync(await _stage.SettleAsync("a"));
        }
    }

    [Theory]
    [InlineData("request", true)]
    [InlineData("other", false)]
    public async Task It_tells_who_what_and_when(string request, bool same)
    {
        var lease = await _stage.SendAsync("a");
        _stage.Time.Advance(TimeSpan.FromSeconds(40));
        await _stage.Ledger.MarkUnknownAsync(lease);

        var answer = await _stage.BeginAsync("a", request);

        Assert.Equal((LedgerState.Unknown, same), (answer.State, answer.SameRequest));
        Assert.Equal(new LedgerAttempt(Start, Start.AddSeconds(40), LedgerStage.ContactId), answer.Attempt);
    }

    [Fact]
    public async Task It_is_held_by_whoever_resolves_it_and_others_wait_for_the_result()
    {
        await _stage.LoseAsync("a");
        var resolver = await _stage.SettleAsync("a");
        var waiting = _stage.BeginAsync("a");
        Assert.False(waiting.IsCompleted);

        await _stage.Ledger.CompleteAsync(resolver, LedgerStage.Conversation);

        Assert.Equal(LedgerStage.Conversation, (await waiting).Conversation);
    }

    [Fact]
    public async Task The_next_may_look_when_one_who_looked_found_nothing()
    {
        await _stage.LoseAsync("a");
        var resolver = await _stage.SettleAsync("a");
        var waiting = _stage.BeginAsync("a");

        await _stage.Ledger.MarkUnknownAsync(resolver);

        var next = await waiting;
        Assert.Equal(LedgerState.Unknown, next.State);
        Assert.NotEqual(resolver.Owner, next.Lease!.Owner);
    }

    [Fact]
    public async Task The_next_may_look_when_one_who_looked_died()
    {
        await _stage.LoseAsync("a");
        await _stage.SettleAsync("a");
        var waiting = _stage.BeginAsync("a");

        _stage.Time.Advance(LedgerStage.LeaseDuration);

        Assert.Equal(LedgerState.Unknown, (await waiting).State);
    }

    [Fact]
    public async Task Looking_in_vain_does_not_widen_the_time_of_the_attempt()
    {
        await _stage.LoseAsync("a");
        _stage.Time.Advance(TimeSpan.FromHours(1));
        await _stage.Ledger.MarkUnknownAsync(await _stage.SettleAsync("a"));

        Assert.Equal(Start, (await _stage.BeginAsync("a")).Attempt!.EndedAt);
    }

    [Fact]
    public async Task Giving_it_back_leaves_it_unknown()
    {
        await _stage.LoseAsync("a");
        await _stage.Ledger.ReleaseAsync(await _stage.SettleAsync("a"));

        await _stage.SettleAsync("a");
    }

    [Fact]
    public async Task Giving_it_back_after_a_refused_second_attempt_leaves_it_unknown()
    {
        await _stage.LoseAsync("a");
        var lease = await _stage.SettleAsync("a");
        await _stage.BeginSendingAsync(lease);
        await _stage.Ledger.ReleaseAsync(lease);

        await _stage.SettleAsync("a");
    }

    [Fact]
    public async Task It_becomes_done_when_its_conversation_is_found()
    {
        await _stage.LoseAsync("a");
        await _stage.Ledger.CompleteAsync(await _stage.SettleAsync("a"), LedgerStage.Conversation);

        Assert.Equal(LedgerStage.Conversation, (await _stage.BeginAsync("a")).Conversation);
    }
}
