using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Who gets a key, and what whoever comes second is told.</summary>
public class LedgerTests
{
    private readonly LedgerStage _stage = new();

    [Fact]
    public async Task A_new_key_is_claimed_and_held()
    {
        var answer = await _stage.BeginAsync("a");

        Assert.Equal(LedgerState.Claimed, answer.State);
        Assert.True(answer.SameRequest);
        Assert.Equal((LedgerStage.Connection, "owner-1"), (answer.Lease!.Connection, answer.Lease.Owner));
        Assert.Null(answer.Attempt);
        Assert.Null(answer.Conversation);
    }

    [Theory]
    [InlineData("request", true)]
    [InlineData("other", false)]
    public async Task A_completed_key_gives_its_conversation_and_says_whether_the_request_is_the_same(string request, bool same)
    {
        await _stage.CompleteAsync("a");

        Assert.Equal(new LedgerAnswer(LedgerState.Done, same, Conversation: LedgerStage.Conversation), await _stage.BeginAsync("a", request));
    }

    [Fact]
    public async Task A_conversation_of_which_little_is_known_is_remembered_as_it_is()
    {
        var bare = new LedgerResult("contact-1", "1", "{}", null);
        await _stage.Ledger.CompleteAsync(await _stage.SendAsync("a"), bare);

        Assert.Equal(bare, (await _stage.BeginAsync("a")).Conversation);
    }

    [Fact]
    public async Task A_released_key_is_claimed_again_for_another_request()
    {
        await _stage.Ledger.ReleaseAsync(await _stage.ClaimAsync("a"));

        var again = await _stage.BeginAsync("a", "other");
        Assert.Equal((LedgerState.Claimed, true), (again.State, again.SameRequest));
        Assert.NotEqual("owner-1", again.Lease!.Owner);
    }

    [Fact]
    public async Task A_key_that_was_sent_and_refused_is_claimed_again()
    {
        await _stage.Ledger.ReleaseAsync(await _stage.SendAsync("a"));

        await _stage.ClaimAsync("a");
    }

    [Fact]
    public async Task Keys_are_apart_by_connection_and_value_and_case()
    {
        await _stage.ClaimAsync("a");

        await _stage.ClaimAsync("b");
        await _stage.ClaimAsync("A");
        await _stage.ClaimAsync(LedgerStage.Claim("a", connection: "OTHER"));
    }

    [Fact]
    public async Task A_second_caller_waits_for_the_first_and_gets_its_conversation()
    {
        var lease = await _stage.SendAsync("a");
        var second = _stage.BeginAsync("a");
        Assert.False(second.IsCompleted);

        await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation);

        Assert.Equal(LedgerStage.Conversation, (await second).Conversation);
    }

    [Fact]
    public async Task A_caller_goes_on_waiting_when_the_first_begins_to_send()
    {
        var lease = await _stage.ClaimAsync("a");
        var second = _stage.BeginAsync("a");

        await _stage.BeginSendingAsync(lease);
        _stage.Time.Advance(LedgerStage.SendingLease - TimeSpan.FromTicks(1));
        Assert.False(second.IsCompleted);
        await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation);

        Assert.Equal(LedgerState.Done, (await second).State);
    }

    [Fact]
    public async Task Of_several_callers_who_wait_one_gets_a_released_key()
    {
        var lease = await _stage.ClaimAsync("a");
        var waiting = Enumerable.Range(0, 5).Select(_ => _stage.BeginAsync("a")).ToList();

        await _stage.Ledger.ReleaseAsync(lease);
        var next = await await Task.WhenAny(waiting);
        Assert.Equal(LedgerState.Claimed, next.State);
        await _stage.Ledger.CompleteAsync(next.Lease!, LedgerStage.Conversation);

        var states = (await Task.WhenAll(waiting)).Select(answer => answer.State).ToList();
        Assert.Equal(1, states.Count(state => state == LedgerState.Claimed));
        Assert.Equal(4, states.Count(state => state == LedgerState.Done));
    }

    [Fact]
    public async Task Of_two_processes_that_claim_at_the_same_moment_one_gets_the_key()
    {
        var other = _stage.NewLedger();
        LedgerAnswer? winner = null;

        // Just before the first one writes its row, the other one does.
        _stage.Store.Before("TryAddAsync", async () => winner = await other.BeginAsync(LedgerStage.Claim("a")));
        var first = _stage.BeginAsync("a");

        Assert.Equal(LedgerState.Claimed, winner?.State);
        Assert.False(first.IsCompleted);
        await other.CompleteAsync(winner!.Lease!, LedgerStage.Conversation);
        Assert.Equal(LedgerState.Done, (await first).State);
    }

    [Fact]
    public async Task A_caller_who_cancels_stops_waiting_and_leaves_the_claim_alone()
    {
        using var cancellation = new CancellationTokenSource();
        var lease = await _stage.SendAsync("a");
        var second = _stage.BeginAsync(LedgerStage.Claim("a"), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation);
        Assert.Equal(LedgerState.Done, (await _stage.BeginAsync("a")).State);
    }

    [Fact]
    public async Task Nothing_of_a_key_or_a_request_is_stored_and_with_a_secret_nobody_can_try_out_what_they_were()
    {
        await _stage.SendAsync(LedgerStage.Automatic("execution:ada@example.com", "a hash of the request"), "a hash of the text");
        var plain = _stage.Store.Written[^1];
        _stage.Options.Ledger.Secret = "secret";
        await _stage.SendAsync(LedgerStage.Automatic("execution:ada@example.com", "a hash of the request"), "a hash of the text");
        var keyed = _stage.Store.Written[^1];

        (string, string)[] hashes =
        [
            (plain.Key, keyed.Key),
            (plain.RequestHash, keyed.RequestHash),
            (plain.Source!, keyed.Source!),
            (plain.Fingerprint!, keyed.Fingerprint!),
        ];

        foreach (var (first, second) in hashes)
        {
            Assert.Matches("^[0-9a-f]{64}$", first);
            Assert.Matches("^[0-9a-f]{64}$", second);
            Assert.NotEqual(first, second);
        }
    }

    [Fact]
    public async Task It_can_be_asked_whether_it_is_there()
    {
        await _stage.Ledger.CheckAsync();

        _stage.Store.Failure = new IOException("no database");
        await Assert.ThrowsAsync<IOException>(() => _stage.Ledger.CheckAsync().AsTask());
    }
}
