using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>An owner who comes back when another one holds its key changes nothing, but for one thing: that a conversation exists.</summary>
public class LedgerLeaseTests
{
    private readonly LedgerStage _stage = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_claim_is_neither_given_back_nor_marked(bool release)
    {
        var lost = await _stage.ClaimAsync("a");
        _stage.Time.Advance(LedgerStage.LeaseDuration);
        var lease = await _stage.ClaimAsync("a");

        await EndAsync(lost, release);

        Assert.False(_stage.BeginAsync("a").IsCompleted, "The key is still held.");
        Assert.True(await _stage.BeginSendingAsync(lease));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_attempt_is_neither_given_back_nor_marked_while_another_resolves_it(bool release)
    {
        var lost = await _stage.SendAsync("a");
        _stage.Time.Advance(LedgerStage.SendingLease);
        var resolver = await _stage.SettleAsync("a");

        await EndAsync(lost, release);

        var waiting = _stage.BeginAsync("a");
        Assert.False(waiting.IsCompleted, "The key is still held.");
        await _stage.Ledger.MarkUnknownAsync(resolver);
        Assert.Equal(LedgerState.Unknown, (await waiting).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hold_that_was_given_up_holds_nothing_any_more(bool release)
    {
        var lease = await _stage.SendAsync("a");
        await EndAsync(lease, release);
        await EndAsync(lease, !release);

        Assert.False(await _stage.BeginSendingAsync(lease));
        Assert.Equal(release ? LedgerState.Claimed : LedgerState.Unknown, (await _stage.BeginAsync("a")).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_done_key_stays_done_whatever_its_owner_says_later(bool release)
    {
        var lease = await _stage.SendAsync("a");
        await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation);

        await EndAsync(lease, release);

        Assert.False(await _stage.BeginSendingAsync(lease));
        Assert.Equal(LedgerState.Done, (await _stage.BeginAsync("a")).State);
    }

    [Fact]
    public async Task An_owner_who_was_answered_after_its_lease_still_records_the_conversation()
    {
        var late = await _stage.SendAsync("a");
        _stage.Time.Advance(LedgerStage.SendingLease);
        await _stage.SettleAsync("a");
        var waiting = _stage.BeginAsync("a");

        await _stage.Ledger.CompleteAsync(late, LedgerStage.Conversation);

        Assert.Equal(LedgerStage.Conversation, (await waiting).Conversation);
    }

    [Fact]
    public async Task Two_who_found_the_same_conversation_both_record_it()
    {
        var late = await _stage.SendAsync("a");
        _stage.Time.Advance(LedgerStage.SendingLease);
        var resolver = await _stage.SettleAsync("a");

        await _stage.Ledger.CompleteAsync(late, LedgerStage.Conversation);
        await _stage.Ledger.CompleteAsync(resolver, LedgerStage.Conversation with { RequestId = "another" });

        Assert.Equal(LedgerStage.Conversation, (await _stage.BeginAsync("a")).Conversation);
    }

    [Fact]
    public async Task A_second_conversation_of_one_key_is_an_error_that_names_both()
    {
        var late = await _stage.SendAsync("a");
        _stage.Time.Advance(LedgerStage.SendingLease);
        var resolver = await _stage.SettleAsync("a");
        await _stage.Ledger.CompleteAsync(resolver, LedgerStage.Conversation);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _stage.Ledger.CompleteAsync(late, LedgerStage.Conversation with { Id = "1296" }).AsTask());

        Assert.Contains("1295", e.Message, StringComparison.Ordinal);
        Assert.Contains("1296", e.Message, StringComparison.Ordinal);
        Assert.Equal("1295", (await _stage.BeginAsync("a")).Conversation!.Id);
    }

    [Fact]
    public async Task A_conversation_of_a_key_that_is_gone_is_not_recorded_in_silence()
    {
        var lease = await _stage.SendAsync("a");
        await _stage.Ledger.ReleaseAsync(lease);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation).AsTask());
    }

    [Fact]
    public async Task A_key_of_which_nothing_was_sent_cannot_be_unknown()
    {
        await _stage.Ledger.MarkUnknownAsync(await _stage.ClaimAsync("a"));

        await _stage.ClaimAsync("a");
    }

    private ValueTask EndAsync(LedgerLease lease, bool release) => release ? _stage.Ledger.ReleaseAsync(lease) : _stage.Ledger.MarkUnknownAsync(lease);
}
