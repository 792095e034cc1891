using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>An operator's retry of a faulted activity comes with a new execution id, and means the same conversation.</summary>
public class LedgerAliasTests
{
    private readonly LedgerStage _stage = new();

    [Fact]
    public async Task A_retry_is_told_of_the_unresolved_attempt_and_holds_it()
    {
        await LoseAsync("execution-1");

        var retry = await BeginAsync("execution-2");

        Assert.Equal((LedgerState.Unknown, true), (retry.State, retry.SameRequest));
        Assert.Equal(TestClock.Start, retry.Attempt!.StartedAt);
        Assert.False(BeginAsync("execution-1").IsCompleted, "The first execution's key is held by the retry.");
    }

    [Fact]
    public async Task Another_request_node_instance_connection_or_a_key_of_the_authors_is_not_held_up()
    {
        await LoseAsync("execution-1");

        await _stage.ClaimAsync(LedgerStage.Automatic("execution-2", request: "other"));
        await _stage.ClaimAsync(LedgerStage.Automatic("execution-3", node: "other"));
        await _stage.ClaimAsync(LedgerStage.Automatic("execution-4", instance: "other"));
        await _stage.ClaimAsync(LedgerStage.Automatic("execution-5") with { Connection = "OTHER", Operation = "conversation", Key = "execution-5" });
        await _stage.ClaimAsync(LedgerStage.Automatic("execution-6") with { IsAutomatic = false });
    }

    [Fact]
    public async Task Executions_outside_of_workflows_meet_no_other()
    {
        await _stage.LoseAsync(LedgerStage.Automatic("execution-1", instance: null));

        await _stage.ClaimAsync(LedgerStage.Automatic("execution-2", instance: null));
    }

    [Fact]
    public async Task An_attempt_whose_owner_died_while_it_sent_is_unresolved_too()
    {
        await _stage.SendAsync(LedgerStage.Automatic("execution-1"));
        var retry = BeginAsync("execution-2");
        Assert.False(retry.IsCompleted, "It is being sent, or its owner is gone: nobody can tell before the lease ends.");
        _stage.Time.Advance(LedgerStage.SendingLease);

        Assert.Equal(LedgerState.Unknown, (await retry).State);
    }

    [Fact]
    public async Task An_execution_that_died_before_it_sent_comes_back_to_what_a_retry_left_unresolved()
    {
        await _stage.ClaimAsync(LedgerStage.Automatic("execution-1"));
        await LoseAsync("execution-2");
        _stage.Time.Advance(LedgerStage.LeaseDuration);

        Assert.Equal(LedgerState.Unknown, (await BeginAsync("execution-1")).State);
    }

    [Fact]
    public async Task A_claim_of_which_nothing_was_sent_holds_no_retry_up()
    {
        await _stage.ClaimAsync(LedgerStage.Automatic("execution-1"));
        _stage.Time.Advance(LedgerStage.LeaseDuration);

        Assert.Equal(LedgerState.Claimed, (await BeginAsync("execution-2")).State);
    }

    [Fact]
    public async Task All_executions_of_an_unresolved_attempt_share_its_final_result()
    {
        await LoseAsync("execution-1");
        var second = (await BeginAsync("execution-2")).Lease!;
        var third = BeginAsync("execution-3");
        Assert.False(third.IsCompleted);

        await _stage.Ledger.CompleteAsync(second, LedgerStage.Conversation);

        Assert.Equal(LedgerStage.Conversation, (await third).Conversation);

        foreach (var execution in new[] { "execution-1", "execution-2", "execution-3" })
            Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: true, Conversation: LedgerStage.Conversation), await BeginAsync(execution));
    }

    [Fact]
    public async Task A_retry_that_finds_nothing_leaves_the_attempt_unresolved_for_all()
    {
        await LoseAsync("execution-1");
        await _stage.Ledger.MarkUnknownAsync((await BeginAsync("execution-2")).Lease!);
        await _stage.Ledger.MarkUnknownAsync((await BeginAsync("execution-2")).Lease!);

        Assert.Equal(LedgerState.Unknown, (await BeginAsync("execution-1")).State);
    }

    [Fact]
    public async Task A_retry_that_sends_again_and_is_refused_leaves_it_unresolved_for_all()
    {
        await LoseAsync("execution-1");
        var retry = (await BeginAsync("execution-2")).Lease!;
        Assert.True(await _stage.BeginSendingAsync(retry));
        await _stage.Ledger.ReleaseAsync(retry);

        Assert.Equal(LedgerState.Unknown, (await BeginAsync("execution-3")).State);
    }

    [Fact]
    public async Task Once_it_is_settled_a_new_execution_is_a_new_conversation()
    {
        await LoseAsync("execution-1");
        await _stage.Ledger.CompleteAsync((await BeginAsync("execution-1")).Lease!, LedgerStage.Conversation);

        Assert.Equal(LedgerState.Claimed, (await BeginAsync("execution-2")).State);
    }

    [Fact]
    public async Task Of_several_unresolved_attempts_the_first_is_settled_first()
    {
        // Both were looking the contact up when neither had sent.
        var first = await _stage.ClaimAsync(LedgerStage.Automatic("execution-1"));
        var second = await _stage.ClaimAsync(LedgerStage.Automatic("execution-2"));
        await _stage.BeginSendingAsync(first);
        _stage.Time.Advance(TimeSpan.FromSeconds(1));
        await _stage.BeginSendingAsync(second);
        _stage.Time.Advance(LedgerStage.SendingLease);

        Assert.Equal(TestClock.Start, (await BeginAsync("execution-3")).Attempt!.StartedAt);
    }

    [Fact]
    public async Task A_retry_of_an_attempt_that_has_expired_is_a_new_conversation()
    {
        await LoseAsync("execution-1");
        await _stage.Ledger.MarkUnknownAsync((await BeginAsync("execution-2")).Lease!);
        _stage.Time.Advance(_stage.Options.Ledger.Retention);

        Assert.Equal(LedgerState.Claimed, (await BeginAsync("execution-2")).State);
    }

    private Task LoseAsync(string execution) => _stage.LoseAsync(LedgerStage.Automatic(execution));

    private Task<LedgerAnswer> BeginAsync(string execution) => _stage.BeginAsync(LedgerStage.Automatic(execution));
}
