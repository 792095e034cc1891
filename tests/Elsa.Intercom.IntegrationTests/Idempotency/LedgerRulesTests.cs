using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>The life of a key, as two processes see it.</summary>
public abstract class LedgerRulesTests : LedgerTest
{
    [Fact]
    public async Task A_new_key_is_claimed()
    {
        var answer = await Ledger.BeginAsync(Claim());

        Assert.Equal((LedgerState.Claimed, true, "Default"), (answer.State, answer.SameRequest, answer.Lease?.Connection));
        Assert.Null(answer.Conversation);
        Assert.Null(answer.Attempt);
    }

    [Fact]
    public async Task Keys_differ_by_connection_value_and_case()
    {
        await LeaseAsync(Ledger, Claim("a"));

        await LeaseAsync(Other, Claim("b"));
        await LeaseAsync(Other, Claim("A"));
        await LeaseAsync(Other, Claim("a", connection: "Another"));
    }

    [Fact]
    public async Task An_equal_key_of_another_operation_is_another_key()
    {
        await CompleteAsync(Ledger, Claim());

        await LeaseAsync(Other, Claim() with { Operation = "reply" });
    }

    [Fact]
    public async Task A_completed_key_gives_its_conversation_to_everybody()
    {
        await CompleteAsync(Ledger, Claim());

        Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: true, Conversation: Conversation), await Ledger.BeginAsync(Claim()));
        Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: true, Conversation: Conversation), await Other.BeginAsync(Claim()));
    }

    [Fact]
    public async Task A_conversation_with_few_known_values_is_kept_as_it_is()
    {
        var conversation = new LedgerResult("contact-1", "1295", "{}", null);
        await Ledger.CompleteAsync(await SendAsync(Ledger, Claim()), conversation);

        Assert.Equal(conversation, (await Other.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task A_completed_key_tells_another_request_apart()
    {
        await CompleteAsync(Ledger, Claim(request: "first"));

        Assert.Equal(new LedgerAnswer(LedgerState.Done, SameRequest: false, Conversation: Conversation), await Other.BeginAsync(Claim(request: "second")));
    }

    [Fact]
    public async Task A_released_key_is_claimed_again()
    {
        await Ledger.ReleaseAsync(await LeaseAsync(Ledger, Claim(request: "first")));

        await LeaseAsync(Other, Claim(request: "second"));
    }

    [Fact]
    public async Task A_key_released_after_sending_is_claimed_again()
    {
        await Ledger.ReleaseAsync(await SendAsync(Ledger, Claim()));

        await LeaseAsync(Other, Claim());
    }

    [Fact]
    public async Task A_second_caller_waits_and_gets_the_conversation()
    {
        var lease = await SendAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await WaitsAsync(second);

        await Ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(Conversation, (await Clock.PassAsync(second)).Conversation);
    }

    [Fact]
    public async Task A_second_caller_gets_a_key_that_is_released_meanwhile()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        var second = Other.BeginAsync(Claim()).AsTask();
        await WaitsAsync(second);

        await Ledger.ReleaseAsync(lease);

        Assert.Equal(LedgerState.Claimed, (await Clock.PassAsync(second)).State);
    }

    [Fact]
    public async Task One_of_several_waiting_callers_gets_a_released_key_and_the_others_get_its_conversation()
    {
        var lease = await LeaseAsync(Ledger, Claim());
        var waiting = Enumerable.Range(0, 5).Select(_ => Other.BeginAsync(Claim()).AsTask()).ToList();

        await Ledger.ReleaseAsync(lease);
        var next = await await Clock.PassAsync(Task.WhenAny(waiting));
        Assert.Equal(LedgerState.Claimed, next.State);
        await Other.CompleteAsync(next.Lease!, Conversation);

        var states = (await Clock.PassAsync(Task.WhenAll(waiting))).Select(answer => answer.State).ToList();
        Assert.Equal(1, states.Count(state => state == LedgerState.Claimed));
        Assert.Equal(4, states.Count(state => state == LedgerState.Done));
    }

    [Fact]
    public async Task A_caller_who_cancels_stops_waiting_and_leaves_the_claim_alone()
    {
        var lease = await SendAsync(Ledger, Claim());

        await IsLeasedAsync(Claim());

        await Ledger.CompleteAsync(lease, Conversation);
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim())).State);
    }

    [Fact]
    public async Task A_conversation_may_be_recorded_twice_and_the_first_record_stays()
    {
        var lease = await SendAsync(Ledger, Claim());
        await Ledger.CompleteAsync(lease, Conversation);
        await Ledger.CompleteAsync(lease, Conversation with { RequestId = "another" });

        Assert.Equal(Conversation, (await Other.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task A_second_conversation_of_one_key_is_an_error_that_names_both()
    {
        var lease = await SendAsync(Ledger, Claim());
        await Ledger.CompleteAsync(lease, Conversation);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Ledger.CompleteAsync(lease, Conversation with { Id = "1296" }));

        Assert.Contains("1295", e.Message, StringComparison.Ordinal);
        Assert.Contains("1296", e.Message, StringComparison.Ordinal);
        Assert.Equal("1295", (await Ledger.BeginAsync(Claim())).Conversation!.Id);
    }

    [Fact]
    public async Task A_conversation_that_is_the_result_of_another_key_is_not_recorded()
    {
        await CompleteAsync(Other, Claim("other"));
        var lease = await SendAsync(Ledger, Claim());

        Assert.False(await Ledger.CompleteAsync(lease, Conversation));

        await Ledger.MarkUnknownAsync(lease);
        await ResolveAsync(Other, Claim());
        Assert.Equal(LedgerState.Done, (await Other.BeginAsync(Claim("other"))).State);
    }

    [Theory]
    [InlineData("Another", "conversation")]
    [InlineData("Default", "reply")]
    public async Task An_equal_id_of_another_connection_or_operation_is_recorded(string connection, string operation)
    {
        await CompleteAsync(Other, Claim("other", connection: connection) with { Operation = operation });

        Assert.True(await Ledger.CompleteAsync(await SendAsync(Ledger, Claim()), Conversation));
    }

    [Fact]
    public async Task A_conversation_of_a_removed_key_is_an_error()
    {
        var lease = await SendAsync(Ledger, Claim());
        await Ledger.ReleaseAsync(lease);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Ledger.CompleteAsync(lease, Conversation));
    }

    [Fact]
    public async Task The_ledger_says_that_it_can_be_reached() => await Ledger.CheckAsync();
}
