using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Why a conversation that a search found may belong to another key.</summary>
public abstract class LedgerConflictTests : LedgerTest
{
    [Fact]
    public async Task A_conversation_that_is_the_result_of_another_key_belongs_to_that_key()
    {
        await CompleteAsync(Ledger, Claim("other"));
        var lease = await SendAsync(Ledger, Claim());

        var conflicts = await Other.FindConflictsAsync(lease, ["1294", "1295", "1296"]);

        Assert.Equal(["1295"], conflicts.ResultsOfOtherKeys);
        Assert.False(conflicts.HasConcurrentAttempt);
    }

    [Fact]
    public async Task An_equal_id_of_another_connection_is_another_conversation()
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
    public async Task A_key_does_not_conflict_with_its_own_conversation()
    {
        var lease = await SendAsync(Ledger, Claim());
        await Other.CompleteAsync(lease, Conversation);

        Assert.Empty((await Ledger.FindConflictsAsync(lease, ["1295"])).ResultsOfOtherKeys);
    }

    [Fact]
    public async Task A_search_for_conflicts_may_name_many_conversations()
    {
        await CompleteAsync(Ledger, Claim("other"));

        var conflicts = await Ledger.FindConflictsAsync(await SendAsync(Ledger, Claim()), [.. Enumerable.Range(1, 1500).Select(id => $"{id}")]);

        Assert.Equal(["1295"], conflicts.ResultsOfOtherKeys);
    }

    [Theory]
    [InlineData("fingerprint", "Default", "conversation", true)]
    [InlineData("another fingerprint", "Default", "conversation", false)]
    [InlineData("fingerprint", "Another", "conversation", false)]
    [InlineData("fingerprint", "Default", "reply", false)]
    public async Task Another_key_that_is_sending_the_same_may_have_made_it(string fingerprint, string connection, string operation, bool expected)
    {
        await SendAsync(Other, Claim("other", connection: connection) with { Operation = operation }, Sending(fingerprint));

        Assert.Equal(expected, await HasConcurrentAttemptAsync(await SendAsync(Ledger, Claim())));
    }

    [Fact]
    public async Task Another_key_whose_same_attempt_is_unknown_may_have_made_it()
    {
        var lease = await SendAsync(Ledger, Claim());
        await LoseAsync(Other, Claim("other"));

        Assert.True(await HasConcurrentAttemptAsync(lease));
    }

    [Fact]
    public async Task Another_key_with_a_known_result_or_nothing_sent_has_not_made_it()
    {
        var lease = await SendAsync(Ledger, Claim());
        await CompleteAsync(Other, Claim("done"));
        await Other.ReleaseAsync(await SendAsync(Other, Claim("released")));
        await LeaseAsync(Other, Claim("nothing sent"));

        Assert.False(await HasConcurrentAttemptAsync(lease));
    }

    [Fact]
    public async Task A_key_that_has_sent_nothing_conflicts_with_no_attempt()
    {
        await SendAsync(Other, Claim("other"));

        Assert.False(await HasConcurrentAttemptAsync(await LeaseAsync(Ledger, Claim())));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task Attempts_further_apart_than_clocks_may_differ_do_not_conflict(int seconds, bool expected)
    {
        // Each attempt ends at once. The second one begins a few seconds after the first.
        await LoseAsync(Other, Claim("other"));
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await LoseAsync(Ledger, Claim());

        var later = await ResolveAsync(Ledger, Claim());
        Assert.Equal(expected, await HasConcurrentAttemptAsync(later));
        await Ledger.MarkUnknownAsync(later);
        Assert.Equal(expected, await HasConcurrentAttemptAsync(await ResolveAsync(Other, Claim("other"))));
    }

    [Fact]
    public async Task An_attempt_of_any_time_conflicts_where_the_author_set_the_date()
    {
        await LoseAsync(Other, Claim("other"));
        Clock.Advance(TimeSpan.FromDays(1));
        var lease = await SendAsync(Ledger, Claim());

        Assert.False((await Ledger.FindConflictsAsync(lease, ["1295"])).HasConcurrentAttempt);
        Assert.True((await Ledger.FindConflictsAsync(lease, ["1295"], atAnyTime: true)).HasConcurrentAttempt);
    }

    private async Task<bool> HasConcurrentAttemptAsync(LedgerLease lease) => (await Ledger.FindConflictsAsync(lease, [])).HasConcurrentAttempt;
}
