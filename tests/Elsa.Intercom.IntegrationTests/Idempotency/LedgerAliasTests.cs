using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>An operator's retry comes with a key of its own: the execution's id. It must not send what an earlier execution may have sent.</summary>
public abstract class LedgerAliasTests : LedgerTest
{
    [Fact]
    public async Task A_retry_of_an_unknown_execution_finds_out_about_that_one()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));

        var answer = await Other.BeginAsync(Automatic("execution-2"));

        Assert.Equal((LedgerState.Unknown, true), (answer.State, answer.SameRequest));
    }

    [Fact]
    public async Task A_retry_of_an_execution_that_died_while_sending_finds_out_about_that_one()
    {
        await SendAsync(Ledger, Automatic("execution-1"));
        Clock.Advance(LeaseDuration);

        Assert.Equal(LedgerState.Unknown, (await Other.BeginAsync(Automatic("execution-2"))).State);
    }

    [Fact]
    public async Task What_the_retry_finds_is_the_result_of_both()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));

        await Other.CompleteAsync((await Other.BeginAsync(Automatic("execution-2"))).Lease!, Conversation);

        Assert.Equal(Conversation, (await Ledger.BeginAsync(Automatic("execution-1"))).Conversation);
        Assert.Equal(Conversation, (await Ledger.BeginAsync(Automatic("execution-2"))).Conversation);
    }

    [Fact]
    public async Task What_the_first_execution_finds_is_the_result_of_the_retry_too()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Other.MarkUnknownAsync((await Other.BeginAsync(Automatic("execution-2"))).Lease!);

        await Ledger.CompleteAsync((await Ledger.BeginAsync(Automatic("execution-1"))).Lease!, Conversation);

        Assert.Equal(Conversation, (await Other.BeginAsync(Automatic("execution-2"))).Conversation);
    }

    [Fact]
    public async Task A_retry_waits_for_another_retry()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        var first = await Ledger.BeginAsync(Automatic("execution-2"));

        var second = Other.BeginAsync(Automatic("execution-3")).AsTask();
        await Clock.SettleAsync(second);

        // The first holds the entry, so it counts as unresolved still, and the second stands for it as well.
        Assert.False(second.IsCompleted);
        await Ledger.CompleteAsync(first.Lease!, Conversation);
        Assert.Equal(Conversation, (await Clock.PassAsync(second)).Conversation);
    }

    [Fact]
    public async Task Of_several_unknown_executions_the_first_counts()
    {
        await LoseAsync(Ledger, Claim("a") with { WorkflowInstanceId = "instance", NodeId = "node" });
        Clock.Advance(TimeSpan.FromMinutes(1));
        await LoseAsync(Ledger, Claim("b") with { WorkflowInstanceId = "instance", NodeId = "node" });

        await Other.CompleteAsync((await Other.BeginAsync(Automatic("execution"))).Lease!, Conversation);

        Assert.Equal(LedgerState.Done, (await Ledger.BeginAsync(Claim("a"))).State);
        Assert.Equal(LedgerState.Unknown, (await Ledger.BeginAsync(Claim("b"))).State);
    }

    [Theory]
    [InlineData("another request", "instance", "node")]
    [InlineData("request", "another instance", "node")]
    [InlineData("request", "instance", "another node")]
    public async Task Another_request_or_place_is_no_retry(string request, string instance, string node)
    {
        await LoseAsync(Ledger, Automatic("execution-1"));

        await LeaseAsync(Other, Automatic("execution-2", request, instance, node));
    }

    [Fact]
    public async Task A_key_of_the_authors_is_no_retry()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));

        await LeaseAsync(Other, Automatic("key") with { IsAutomatic = false });
    }

    [Fact]
    public async Task Outside_of_workflows_there_is_no_retry()
    {
        await LoseAsync(Ledger, Automatic("execution-1", instance: null));

        await LeaseAsync(Other, Automatic("execution-2", instance: null));
    }

    [Fact]
    public async Task An_execution_that_is_being_sent_is_waited_for_and_the_next_one_is_another_conversation()
    {
        var lease = await SendAsync(Ledger, Automatic("execution-1"));
        var second = Other.BeginAsync(Automatic("execution-2")).AsTask();
        await Clock.SettleAsync(second);
        Assert.False(second.IsCompleted);

        await Ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(LedgerState.Claimed, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task An_execution_that_is_settled_is_not_retried_by_the_next_one()
    {
        await CompleteAsync(Ledger, Automatic("execution-1"));
        await Ledger.ReleaseAsync(await SendAsync(Ledger, Automatic("execution-2")));

        await LeaseAsync(Other, Automatic("execution-3"));
    }

    [Fact]
    public async Task A_retry_whose_first_execution_is_forgotten_has_a_key_of_its_own()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Other.MarkUnknownAsync((await Other.BeginAsync(Automatic("execution-2"))).Lease!);

        Clock.Advance(TimeSpan.FromDays(30));

        await LeaseAsync(Ledger, Automatic("execution-2"));
    }

    [Fact]
    public async Task A_retry_that_is_forgotten_before_its_first_execution_finds_out_about_that_one_again()
    {
        await LoseAsync(Ledger, Automatic("execution-1"));
        await Other.MarkUnknownAsync((await Other.BeginAsync(Automatic("execution-2"))).Lease!);
        Clock.Advance(TimeSpan.FromDays(29));
        await Ledger.MarkUnknownAsync((await Ledger.BeginAsync(Automatic("execution-1"))).Lease!);

        Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(LedgerState.Unknown, (await Other.BeginAsync(Automatic("execution-2"))).State);
    }
}
