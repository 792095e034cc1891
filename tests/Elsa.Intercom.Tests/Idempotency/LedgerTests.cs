using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>
/// What the ledger gives to its store, and what happens when another process acts between two of its steps. The rules themselves are a contract that each
/// store runs, in the integration tests.
/// </summary>
public class LedgerTests
{
    private readonly LedgerStage _stage = new();

    [Fact]
    public async Task Keys_and_requests_are_stored_as_hashes_and_a_secret_changes_each_of_them()
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
    public async Task A_claim_neither_waits_for_the_sweep_nor_fails_with_it()
    {
        var sweeping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _stage.Store.Before("RemoveExpiredAsync", () => sweeping.Task);

        await _stage.ClaimAsync("a");

        sweeping.SetException(new IOException("no database"));
        await _stage.ClaimAsync("b");
    }

    [Fact]
    public async Task Callers_that_waited_for_a_key_do_not_read_it_again()
    {
        var lease = await _stage.SendAsync("a");
        var callers = Enumerable.Range(0, 1_000).Select(_ => _stage.BeginAsync("a")).ToList();
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));
        await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation);
        var read = Reads();

        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal(LedgerState.Done, answer.State));
        Assert.Equal(read, Reads());

        int Reads() => _stage.Store.Steps.Count(step => step == "FindAsync");
    }

    [Fact]
    public async Task Only_one_of_two_processes_that_claim_at_the_same_moment_gets_the_key()
    {
        var other = _stage.NewLedger();
        LedgerAnswer? winner = null;
        _stage.Store.Before("TryAddAsync", async () => winner = await other.BeginAsync(LedgerStage.Claim("a")));

        var first = _stage.BeginAsync("a");

        Assert.Equal(LedgerState.Claimed, winner?.State);
        Assert.False(first.IsCompleted);
        await other.CompleteAsync(winner!.Lease!, LedgerStage.Conversation);
        Assert.Equal(LedgerState.Done, (await first).State);
    }

    [Fact]
    public async Task The_later_of_two_processes_that_change_a_row_at_the_same_moment_reads_it_again()
    {
        var other = _stage.NewLedger();
        var lease = await _stage.ClaimAsync("a");
        LedgerAnswer? taken = null;
        _stage.Store.Before("TryReplaceAsync", async () =>
        {
            _stage.Time.Advance(LedgerStage.LeaseDuration);
            taken = await other.BeginAsync(LedgerStage.Claim("a"));
        });

        Assert.False(await _stage.BeginSendingAsync(lease));
        Assert.Equal(LedgerState.Claimed, taken?.State);
    }

    [Theory]
    [InlineData("FindAsync")]
    [InlineData("FindOpenAsync")]
    [InlineData("FindByResultAsync")]
    public async Task A_conversation_that_another_key_records_between_two_steps_of_a_search_is_not_overlooked(string step)
    {
        var other = await _stage.SendAsync("other");
        var lease = await _stage.SendAsync("a");
        _stage.Store.Before(step, async () => await _stage.Ledger.CompleteAsync(other, LedgerStage.Conversation));

        var conflicts = await _stage.Ledger.FindConflictsAsync(lease, ["1295"]);

        Assert.True(conflicts.HasConcurrentAttempt || conflicts.ResultsOfOtherKeys.Contains("1295"));
    }

    [Fact]
    public async Task A_check_fails_as_the_store_does()
    {
        _stage.Store.Failure = new IOException("no database");

        await Assert.ThrowsAsync<IOException>(() => _stage.Ledger.CheckAsync().AsTask());
    }
}
