using Elsa.Intercom.Ledger;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Ledger;

public class InMemoryConversationLedgerTests
{
    private static readonly LedgerConversation Conversation = new("1295", "403", "contact-1", FakeTimeProvider.Start, "req-1");
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryConversationLedger _ledger;

    public InMemoryConversationLedgerTests() => _ledger = new InMemoryConversationLedger(_time);

    [Fact]
    public async Task A_new_key_is_claimed() => Assert.Equal(new LedgerAnswer(LedgerState.Claimed, "hash"), await _ledger.BeginAsync(Claim("a")));

    [Fact]
    public async Task A_completed_key_answers_its_conversation_and_the_hash_of_the_request_that_made_it()
    {
        await _ledger.BeginAsync(Claim("a"));
        await _ledger.CompleteAsync(Key("a"), Conversation);

        Assert.Equal(new LedgerAnswer(LedgerState.Done, "hash", Conversation), await _ledger.BeginAsync(Claim("a", hash: "other")));
    }

    [Fact]
    public async Task A_released_key_is_claimed_again()
    {
        await _ledger.BeginAsync(Claim("a"));
        await _ledger.ReleaseAsync(Key("a"));

        Assert.Equal(new LedgerAnswer(LedgerState.Claimed, "second"), await _ledger.BeginAsync(Claim("a", hash: "second")));
    }

    [Fact]
    public async Task An_unknown_key_is_never_claimed_again()
    {
        await _ledger.BeginAsync(Claim("a"));
        await _ledger.MarkUnknownAsync(Key("a"));

        Assert.Equal(LedgerState.Unknown, (await _ledger.BeginAsync(Claim("a"))).State);
        _time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(LedgerState.Unknown, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    [Fact]
    public async Task An_unknown_key_becomes_done_when_its_conversation_is_found_after_all()
    {
        await _ledger.BeginAsync(Claim("a"));
        await _ledger.MarkUnknownAsync(Key("a"));
        await _ledger.CompleteAsync(Key("a"), Conversation);

        Assert.Equal(LedgerState.Done, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    [Fact]
    public async Task A_done_key_stays_done_whatever_a_late_caller_says()
    {
        await _ledger.BeginAsync(Claim("a"));
        await _ledger.CompleteAsync(Key("a"), Conversation);
        await _ledger.MarkUnknownAsync(Key("a"));

        Assert.Equal(LedgerState.Done, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    [Fact]
    public async Task Keys_are_apart_by_connection_and_value()
    {
        await _ledger.BeginAsync(Claim("a"));

        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Claim("b"))).State);
        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Claim("a") with { Key = new ConversationKey("OTHER", "a") })).State);
    }

    [Fact]
    public async Task A_second_caller_waits_for_the_first_and_gets_its_conversation()
    {
        await _ledger.BeginAsync(Claim("a"));
        var second = _ledger.BeginAsync(Claim("a")).AsTask();
        Assert.False(second.IsCompleted);

        await _ledger.CompleteAsync(Key("a"), Conversation);

        Assert.Equal(Conversation, (await second).Conversation);
    }

    [Fact]
    public async Task Of_several_callers_who_wait_one_gets_a_released_key()
    {
        await _ledger.BeginAsync(Claim("a"));
        var waiting = Enumerable.Range(0, 5).Select(_ => _ledger.BeginAsync(Claim("a")).AsTask()).ToList();

        await _ledger.ReleaseAsync(Key("a"));
        Assert.Equal(LedgerState.Claimed, (await await Task.WhenAny(waiting)).State);
        await _ledger.CompleteAsync(Key("a"), Conversation);

        var states = (await Task.WhenAll(waiting)).Select(answer => answer.State).ToList();
        Assert.Equal(1, states.Count(state => state == LedgerState.Claimed));
        Assert.Equal(4, states.Count(state => state == LedgerState.Done));
    }

    [Fact]
    public async Task A_claim_whose_lease_is_over_counts_as_unknown()
    {
        await _ledger.BeginAsync(Claim("a"));
        _time.Advance(Lease);

        Assert.Equal(LedgerState.Unknown, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    [Fact]
    public async Task Whoever_waits_is_told_unknown_when_the_lease_ends()
    {
        await _ledger.BeginAsync(Claim("a"));
        var second = _ledger.BeginAsync(Claim("a")).AsTask();

        _time.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(LedgerState.Unknown, (await second).State);
    }

    [Fact]
    public async Task An_owner_who_comes_back_late_still_completes()
    {
        await _ledger.BeginAsync(Claim("a"));
        _time.Advance(Lease);
        await _ledger.BeginAsync(Claim("a"));

        await _ledger.CompleteAsync(Key("a"), Conversation);

        Assert.Equal(LedgerState.Done, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    [Fact]
    public async Task A_caller_who_cancels_stops_waiting_and_leaves_the_claim_alone()
    {
        using var cancellation = new CancellationTokenSource();
        await _ledger.BeginAsync(Claim("a"));
        var second = _ledger.BeginAsync(Claim("a"), cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await _ledger.CompleteAsync(Key("a"), Conversation);
        Assert.Equal(LedgerState.Done, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    [Fact]
    public async Task An_automatic_key_is_not_claimed_while_the_same_request_of_its_node_is_unresolved()
    {
        await _ledger.BeginAsync(Automatic("execution-1"));
        await _ledger.MarkUnknownAsync(Key("execution-1"));

        Assert.Equal(LedgerState.Unknown, (await _ledger.BeginAsync(Automatic("execution-2"))).State);
        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-3", hash: "other"))).State);
        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-4", node: "other"))).State);
        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-5", instance: "other"))).State);
        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-6") with { IsAutomatic = false })).State);
    }

    [Fact]
    public async Task An_automatic_key_is_not_claimed_where_the_earlier_execution_lost_its_owner()
    {
        await _ledger.BeginAsync(Automatic("execution-1"));
        _time.Advance(Lease);

        Assert.Equal(LedgerState.Unknown, (await _ledger.BeginAsync(Automatic("execution-2"))).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_automatic_key_is_claimed_once_the_earlier_execution_is_settled(bool completed)
    {
        await _ledger.BeginAsync(Automatic("execution-1"));
        await _ledger.MarkUnknownAsync(Key("execution-1"));

        if (completed)
            await _ledger.CompleteAsync(Key("execution-1"), Conversation);
        else
            await _ledger.ReleaseAsync(Key("execution-1"));

        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-2"))).State);
    }

    [Fact]
    public async Task An_automatic_key_outside_of_workflows_meets_no_other()
    {
        await _ledger.BeginAsync(Automatic("execution-1", instance: null));
        await _ledger.MarkUnknownAsync(Key("execution-1"));

        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-2", instance: null))).State);
    }

    [Fact]
    public async Task Entries_are_forgotten_after_30_days()
    {
        await _ledger.BeginAsync(Claim("done"));
        await _ledger.CompleteAsync(Key("done"), Conversation);
        await _ledger.BeginAsync(Automatic("execution-1"));
        await _ledger.MarkUnknownAsync(Key("execution-1"));

        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(LedgerState.Done, (await _ledger.BeginAsync(Claim("done"))).State);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Claim("done"))).State);
        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Automatic("execution-2"))).State);
    }

    [Fact]
    public async Task Settling_a_key_that_nobody_claimed_does_nothing()
    {
        await _ledger.CompleteAsync(Key("a"), Conversation);
        await _ledger.MarkUnknownAsync(Key("a"));
        await _ledger.ReleaseAsync(Key("a"));

        Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Claim("a"))).State);
    }

    private static ConversationKey Key(string value) => new("DEFAULT", value);

    private static ConversationClaim Claim(string key, string hash = "hash") => new() { Key = Key(key), RequestHash = hash, IsAutomatic = false, Lease = Lease };

    private static ConversationClaim Automatic(string key, string hash = "hash", string? instance = "instance", string node = "node") =>
        Claim(key, hash) with { IsAutomatic = true, WorkflowInstanceId = instance, NodeId = node };
}
