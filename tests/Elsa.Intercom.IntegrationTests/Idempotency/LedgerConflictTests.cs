using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>What speaks against taking a conversation that a search found for the one of a key.</summary>
public abstract class LedgerConflictTests : LedgerTest
{
    [Fact]
    public async Task A_conversation_that_another_key_made_is_not_this_ones()
    {
        await CompleteAsync(Ledger, Claim("other"));
        var hold = await SendAsync(Ledger, Claim());

        var conflicts = await Other.FindConflictsAsync(hold, ["1294", "1295", "1296"]);

        Assert.Equal(["1295"], conflicts.ResultsOfOtherKeys);
        Assert.False(conflicts.HasConcurrentAttempt);
    }

    [Fact]
    public async Task A_conversation_of_another_connection_is_another_one()
    {
        await CompleteAsync(Ledger, Claim("other", connection: "Another"));

        Assert.Empty((await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), ["1295"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task An_equal_id_of_another_operation_is_another_thing()
    {
        await CompleteAsync(Ledger, Claim("other") with { Operation = "reply" });

        Assert.Empty((await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), ["1295"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task Another_operation_with_the_same_fingerprint_is_no_rival()
    {
        await LoseAsync(Other, Claim("other") with { Operation = "reply" });

        Assert.False((await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), [])).HasConcurrentAttempt);
    }

    [Fact]
    public async Task A_conversation_that_the_key_itself_made_is_its_own()
    {
        var hold = await SendAsync(Ledger, Claim());
        await Other.CompleteAsync(hold, Conversation);

        Assert.Empty((await Ledger.FindConflictsAsync(hold, ["1295"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task Many_conversations_can_be_asked_about_at_once()
    {
        await CompleteAsync(Ledger, Claim("other"));

        var conflicts = await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), [.. Enumerable.Range(1, 1500).Select(id => $"{id}")]);

        Assert.Equal(["1295"], conflicts.ResultsOfOtherKeys);
    }

    [Fact]
    public async Task Another_key_that_sends_the_same_meanwhile_may_have_made_it()
    {
        await SendAsync(Other, Claim("other"));

        Assert.True((await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), [])).HasConcurrentAttempt);
    }

    [Fact]
    public async Task Another_key_whose_same_attempt_is_unknown_may_have_made_it()
    {
        var hold = await SendAsync(Ledger, Claim());
        await LoseAsync(Other, Claim("other"));

        Assert.True((await Ledger.FindConflictsAsync(hold, [])).HasConcurrentAttempt);
    }

    [Fact]
    public async Task Another_key_that_sent_something_else_made_another_one()
    {
        await SendAsync(Other, Claim("other"), Sending("another fingerprint"));

        Assert.False((await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), [])).HasConcurrentAttempt);
    }

    [Fact]
    public async Task Another_key_that_is_settled_made_another_one()
    {
        var hold = await SendAsync(Ledger, Claim());
        await CompleteAsync(Other, Claim("done"));
        await Other.ReleaseAsync(await SendAsync(Other, Claim("released")));

        Assert.False((await Ledger.FindConflictsAsync(hold, [])).HasConcurrentAttempt);
    }

    [Fact]
    public async Task Another_key_whose_same_attempt_was_at_another_time_made_another_one()
    {
        await LoseAsync(Other, Claim("other"));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False((await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), [])).HasConcurrentAttempt);
    }
}
