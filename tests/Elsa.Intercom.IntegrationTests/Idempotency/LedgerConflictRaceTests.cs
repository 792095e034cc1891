using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>A key that is settled while another one asks about it.</summary>
public sealed class LedgerConflictRaceTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_conversation_that_another_key_records_between_two_questions_is_not_overlooked()
    {
        var store = new MemoryLedgerStore(_clock);
        var other = LedgerBackend.Ledger(store, _clock);
        var mine = await SendAsync(other, "mine");
        var others = await SendAsync(other, "others");

        var interrupted = Interrupted(store, () => other.CompleteAsync(others, new LedgerResult("contact", "1295", "{}", null)));
        var conflicts = await LedgerBackend.Ledger(interrupted, _clock).FindConflictsAsync(mine, ["1295"]);

        Assert.True(conflicts.HasConcurrentAttempt || conflicts.ResultsOfOtherKeys.Contains("1295"));
    }

    private static async Task<LedgerLease> SendAsync(Ledger ledger, string key)
    {
        var claim = new LedgerClaim
        {
            Connection = "Default",
            Operation = "conversation",
            Key = key,
            RequestHash = "request",
            IsAutomatic = false,
            LeaseDuration = TimeSpan.FromMinutes(5),
        };
        var lease = (await ledger.BeginAsync(claim)).Lease!;
        Assert.True(await ledger.BeginSendingAsync(lease, new SendIntent("contact", "fingerprint", TimeSpan.FromMinutes(5))));
        return lease;
    }

    /// <summary>A store to which something happens after the first question about others.</summary>
    private static ILedgerStore Interrupted(MemoryLedgerStore store, Func<ValueTask> happens)
    {
        var happened = false;
        var interrupted = new Mock<ILedgerStore>(MockBehavior.Strict);

        interrupted.Setup(s => s.FindAsync(It.IsAny<string>(), default)).Returns((string key, CancellationToken _) => store.FindAsync(key, default));
        interrupted.Setup(s => s.FindOpenAsync(It.IsAny<string>(), default)).Returns(
            (string fingerprint, CancellationToken _) => Then(store.FindOpenAsync(fingerprint, default)));
        interrupted.Setup(s => s.FindByResultAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<IReadOnlyCollection<string>>(), default))
            .Returns(
                (string connection, string operation, IReadOnlyCollection<string> ids, CancellationToken _) =>
                    Then(store.FindByResultAsync(connection, operation, ids, default)));

        return interrupted.Object;

        async ValueTask<IReadOnlyList<LedgerRow>> Then(ValueTask<IReadOnlyList<LedgerRow>> question)
        {
            var answer = await question;

            if (!happened)
                await happens();

            happened = true;
            return answer;
        }
    }
}
