using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>What speaks against taking a found conversation for the one of a key.</summary>
public class LedgerConflictTests
{
    private readonly LedgerStage _stage = new();

    [Fact]
    public async Task Conversations_that_other_keys_made_are_theirs()
    {
        await _stage.CompleteAsync("other", "1");
        var lease = await _stage.SendAsync("a");

        Assert.Equal(["1"], (await _stage.Ledger.FindConflictsAsync(lease, ["1", "2"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task A_conversation_is_not_its_own_rival()
    {
        var lease = await _stage.SendAsync("a");
        await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation);

        Assert.Empty((await _stage.Ledger.FindConflictsAsync(lease, ["1295"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task Conversations_of_another_workspace_may_have_the_same_id()
    {
        await _stage.Ledger.CompleteAsync(await _stage.SendAsync(LedgerStage.Claim("a", connection: "OTHER")), LedgerStage.Conversation);
        var lease = await _stage.SendAsync("a", "other text");

        Assert.Empty((await _stage.Ledger.FindConflictsAsync(lease, ["1295"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task Where_nothing_was_found_only_open_attempts_count()
    {
        await _stage.CompleteAsync("other");
        var lease = await _stage.SendAsync("a");

        var conflicts = await _stage.Ledger.FindConflictsAsync(lease, []);

        Assert.Empty(conflicts.ResultsOfOtherKeys);
        Assert.False(conflicts.HasConcurrentAttempt);
    }

    [Theory]
    [InlineData("text", "DEFAULT", true)]
    [InlineData("other text", "DEFAULT", false)]
    [InlineData("text", "OTHER", false)]
    public async Task Another_key_that_sends_the_same_text_for_the_same_contact_may_have_made_it(string text, string connection, bool expected)
    {
        await _stage.SendAsync(LedgerStage.Claim("other", connection: connection), text);

        Assert.Equal(expected, await MayHaveMadeOneAsync(await _stage.SendAsync("a")));
    }

    [Fact]
    public async Task An_attempt_of_another_key_that_nobody_knows_the_end_of_may_have_made_it()
    {
        var lease = await _stage.SendAsync("a");
        await _stage.LoseAsync("other");

        Assert.True(await MayHaveMadeOneAsync(lease));
    }

    [Fact]
    public async Task Another_key_that_is_settled_has_not()
    {
        var lease = await _stage.SendAsync("a");
        await _stage.CompleteAsync("done");
        await _stage.Ledger.ReleaseAsync(await _stage.SendAsync("released"));
        await _stage.ClaimAsync("not sent yet");

        Assert.False(await MayHaveMadeOneAsync(lease));
    }

    [Fact]
    public async Task A_key_that_has_not_sent_has_no_rivals()
    {
        await _stage.SendAsync("other");

        Assert.False(await MayHaveMadeOneAsync(await _stage.ClaimAsync("a")));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task Attempts_that_are_further_apart_than_clocks_are_told_apart_by_their_time(int seconds, bool expected)
    {
        // Both ended at once; the second one began some seconds after that.
        await _stage.LoseAsync("other");
        _stage.Time.Advance(TimeSpan.FromSeconds(seconds));
        await _stage.LoseAsync("a");

        var late = await _stage.SettleAsync("a");
        Assert.Equal(expected, await MayHaveMadeOneAsync(late));
        await _stage.Ledger.MarkUnknownAsync(late);
        Assert.Equal(expected, await MayHaveMadeOneAsync(await _stage.SettleAsync("other")));
    }

    [Fact]
    public async Task Where_the_date_is_the_authors_an_open_attempt_of_any_time_may_have_made_it()
    {
        await _stage.LoseAsync("other");
        _stage.Time.Advance(TimeSpan.FromDays(1));
        var lease = await _stage.SendAsync("a");

        Assert.False((await _stage.Ledger.FindConflictsAsync(lease, ["1295"])).HasConcurrentAttempt);
        Assert.True((await _stage.Ledger.FindConflictsAsync(lease, ["1295"], atAnyTime: true)).HasConcurrentAttempt);
    }

    /// <summary>The other one is answered just between two looks at the store.</summary>
    [Theory]
    [InlineData("FindByResultAsync")]
    [InlineData("FindOpenAsync")]
    [InlineData("FindAsync")]
    public async Task A_conversation_that_becomes_anothers_while_it_is_asked_about_is_not_taken(string step)
    {
        var other = await _stage.SendAsync("other");
        var lease = await _stage.SendAsync("a");
        _stage.Store.Before(step, async () => await _stage.Ledger.CompleteAsync(other, LedgerStage.Conversation));

        var conflicts = await _stage.Ledger.FindConflictsAsync(lease, ["1295"]);

        Assert.True(conflicts.HasConcurrentAttempt || conflicts.ResultsOfOtherKeys.Contains("1295"));
    }

    private async Task<bool> MayHaveMadeOneAsync(LedgerLease lease) => (await _stage.Ledger.FindConflictsAsync(lease, ["1295"])).HasConcurrentAttempt;
}
