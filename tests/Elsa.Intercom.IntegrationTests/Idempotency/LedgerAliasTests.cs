using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>An operator's retry has a key of its own: the new execution's id. It must not send what an earlier execution may have sent.</summary>
public abstract class LedgerAliasTests : LedgerTest
{
    private static readonly LedgerAnswer Done = new(LedgerState.Done, SameRequest: true, Conversation: Conversation);

    [Fact]
    public async Task A_retry_of_an_unknown_execution_resolves_that_one()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await Other.BeginAsync(Automatic("execution-2"));

        Assert.Equal((LedgerState.Unknown, true, TestClock.Start), (answer.State, answer.SameRequest, answer.Attempt?.StartedAt));
        await IsLeasedAsync(Automatic("execution-1"));
    }

    [Fact]
    public async Task A_retry_of_an_execution_that_died_while_sending_resolves_that_one()
    {
        await SendAsync(Ledger, Automatic("execution-1"));
        var retry = Other.BeginAsync(Automatic("execution-2")).AsTask();
        await WaitsAsync(retry);

        Clock.Advance(SendingLease);

        Assert.Equal(LedgerState.Unknown, (await Clock.PassAsync(retry)).State);
    }

    [Fact]
    public async Task A_retry_does_not_wait_for_an_execution_that_sent_nothing()
    {
        await LeaseAsync(Ledger, Automatic("execution-1"));

        await LeaseAsync(Other, Automatic("execution-2"));
    }

    [Fact]
    public async Task An_execution_that_died_before_sending_comes_back_and_resolves_what_a_retry_sent()
    {
        await LeaseAsync(Ledger, Automatic("execution-1"));
        await LoseAsync(Other, Automatic("execution-2"));
        Clock.Advance(LeaseDuration);

        await ResolveAsync(Ledger, Automatic("execution-1"));
    }

    [Fact]
    public async Task All_executions_share_what_a_retry_finds()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        var lease = await ResolveAsync(Ledger, Automatic("execution-2"));
        var third = Other.BeginAsync(Automatic("execution-3")).AsTask();
        await WaitsAsync(third);

        await Ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(Done, await Clock.PassAsync(third));

        foreach (var execution in new[] { "execution-1", "execution-2", "execution-3" })
            Assert.Equal(Done, await Ledger.BeginAsync(Automatic(execution)));
    }

    [Fact]
    public async Task A_retry_shares_what_the_first_execution_finds()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Other.MarkUnknownAsync(await ResolveAsync(Other, Automatic("execution-2")));

        await Ledger.CompleteAsync(await ResolveAsync(Ledger, Automatic("execution-1")), Conversation);

        Assert.Equal(Done, await Other.BeginAsync(Automatic("execution-2")));
    }

    [Theory]
    [InlineData("nothing was found")]
    [InlineData("Intercom refused")]
    public async Task A_retry_without_a_result_leaves_the_attempt_unknown_for_all(string end)
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        var lease = await ResolveAsync(Other, Automatic("execution-2"));

        if (end == "nothing was found")
        {
            await Other.MarkUnknownAsync(lease);
        }
        else
        {
            Assert.True(await Other.BeginSendingAsync(lease, Sending()));
            await Other.ReleaseAsync(lease);
        }

        foreach (var execution in new[] { "execution-1", "execution-2", "execution-3" })
            await Ledger.MarkUnknownAsync(await ResolveAsync(Ledger, Automatic(execution)));
    }

    [Fact]
    public async Task The_first_of_several_unknown_executions_is_resolved_first()
    {
        // Neither had sent when the other claimed, so neither waited for the other.
        var first = await LeaseAsync(Ledger, Automatic("execution-1"));
        var second = await LeaseAsync(Other, Automatic("execution-2"));
        await Ledger.BeginSendingAsync(first, Sending());
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Other.BeginSendingAsync(second, Sending());
        Clock.Advance(SendingLease);

        Assert.Equal(TestClock.Start, (await Other.BeginAsync(Automatic("execution-3"))).Attempt?.StartedAt);
    }

    [Theory]
    [InlineData("another request", "instance", "node", "Default")]
    [InlineData("request", "another instance", "node", "Default")]
    [InlineData("request", "instance", "another node", "Default")]
    [InlineData("request", "instance", "node", "Another")]
    public async Task Another_request_place_or_connection_is_no_retry(string request, string instance, string node, string connection)
    {
        await LoseAsync(Ledger, Automatic("execution-1"));

        await LeaseAsync(Other, Automatic("execution-2", request, instance, node) with { Connection = connection });
    }

    [Fact]
    public async Task An_authors_key_is_no_retry()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));

        await LeaseAsync(Other, Automatic("key") with { IsAutomatic = false });
    }

    [Fact]
    public async Task There_is_no_retry_outside_workflows()
    {
        await LoseAsync(Ledger, Automatic("execution-1", instance: null));

        await LeaseAsync(Other, Automatic("execution-2", instance: null));
    }

    [Fact]
    public async Task An_execution_that_is_being_sent_is_waited_for_and_the_next_one_is_another_conversation()
    {
        var lease = await SendAsync(Ledger, Automatic("execution-1"));
        var second = Other.BeginAsync(Automatic("execution-2")).AsTask();
        await WaitsAsync(second);

        await Ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(LedgerState.Claimed, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task An_execution_with_a_result_is_not_retried_by_the_next_one()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Ledger.CompleteAsync(await ResolveAsync(Ledger, Automatic("execution-1")), Conversation);
        await Ledger.ReleaseAsync(await SendAsync(Ledger, Automatic("execution-2")));

        await LeaseAsync(Other, Automatic("execution-3"));
    }

    [Fact]
    public async Task A_retry_whose_first_execution_has_expired_has_a_key_of_its_own()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Other.MarkUnknownAsync(await ResolveAsync(Other, Automatic("execution-2")));

        Clock.Advance(TimeSpan.FromDays(30));

        await LeaseAsync(Ledger, Automatic("execution-2"));
    }

    [Fact]
    public async Task A_retry_that_expires_before_its_first_execution_resolves_that_one_again()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Other.MarkUnknownAsync(await ResolveAsync(Other, Automatic("execution-2")));
        Clock.Advance(TimeSpan.FromDays(29));
        await Ledger.MarkUnknownAsync(await ResolveAsync(Ledger, Automatic("execution-1")));

        Clock.Advance(TimeSpan.FromDays(2));

        await ResolveAsync(Other, Automatic("execution-2"));
    }
}
