using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>
/// A database can lose the response to a change that took effect. The retry of the change then affects no row. The ledger must not mistake that for a
/// change by another process.
/// </summary>
public sealed class LedgerAmbiguityTests : IAsyncDisposable
{
    private static readonly LedgerResult Conversation = new("contact", "1295", "{}", null);

    private readonly TestClock _clock = new();
    private readonly MemoryBackend _backend = new();
    private readonly MemoryLedgerStore _store;
    private readonly Ledger _ledger;
    private readonly Ledger _other;

    public LedgerAmbiguityTests()
    {
        _store = new MemoryLedgerStore(_clock);
        _ledger = _backend.Ledger(SilentAboutTheFirst(_store), _clock, _clock, _backend.Options);
        _other = _backend.Ledger(_store, _clock, _clock, _backend.Options);
    }

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task A_claim_belongs_to_the_claimant() => Assert.Equal(LedgerState.Claimed, (await _ledger.BeginAsync(Claim())).State);

    [Fact]
    public async Task A_start_of_sending_belongs_to_the_sender()
    {
        var lease = (await _other.BeginAsync(Claim())).Lease!;

        Assert.True(await _ledger.BeginSendingAsync(lease, Sending()));
    }

    [Fact]
    public async Task A_conversation_is_recorded()
    {
        var lease = await SendAsync();

        await _ledger.CompleteAsync(lease, Conversation);

        Assert.Equal(Conversation, (await _other.BeginAsync(Claim())).Conversation);
    }

    [Fact]
    public async Task A_key_is_released()
    {
        await _ledger.ReleaseAsync((await _other.BeginAsync(Claim())).Lease!);

        Assert.Equal(LedgerState.Claimed, (await _other.BeginAsync(Claim())).State);
    }

    [Fact]
    public async Task A_key_is_marked_as_unknown()
    {
        await _ledger.MarkUnknownAsync(await SendAsync());

        Assert.Equal(LedgerState.Unknown, (await _other.BeginAsync(Claim())).State);
    }

    [Fact]
    public async Task A_key_is_taken_over()
    {
        await SendAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await _ledger.BeginAsync(Claim());

        Assert.Equal(LedgerState.Unknown, answer.State);
        await _other.CompleteAsync(answer.Lease!, Conversation);
    }

    private static LedgerClaim Claim() =>
        new()
        {
            Connection = "Default",
            Operation = "conversation",
            Key = "key",
            RequestHash = "request",
            IsAutomatic = false,
            LeaseDuration = TimeSpan.FromMinutes(5),
        };

    private static SendIntent Sending() => new("contact", "fingerprint", TimeSpan.FromMinutes(5));

    private async Task<LedgerLease> SendAsync()
    {
        var lease = (await _other.BeginAsync(Claim())).Lease!;
        await _other.BeginSendingAsync(lease, Sending());
        return lease;
    }

    /// <summary>The store as retries see it when the response to the first change is lost.</summary>
    private static ILedgerStore SilentAboutTheFirst(MemoryLedgerStore store)
    {
        var told = false;
        var silent = new Mock<ILedgerStore>(MockBehavior.Strict);

        silent.Setup(s => s.FindAsync(It.IsAny<string>(), default)).Returns((string key, CancellationToken _) => store.FindAsync(key, default));
        silent.Setup(s => s.FindByResultAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<IReadOnlyCollection<string>>(), default)).Returns(
            (string connection, string operation, IReadOnlyCollection<string> ids, CancellationToken _) =>
                store.FindByResultAsync(connection, operation, ids, default));
        silent.Setup(s => s.RemoveExpiredAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(false);
        silent.Setup(s => s.TryAddAsync(It.IsAny<LedgerRow>(), default)).Returns(
            (LedgerRow row, CancellationToken _) => Once(() => store.TryAddAsync(row, default)));
        silent.Setup(s => s.TryRemoveAsync(It.IsAny<LedgerRow>(), default)).Returns(
            (LedgerRow row, CancellationToken _) => Once(() => store.TryRemoveAsync(row, default)));
        silent.Setup(s => s.TryReplaceAsync(It.IsAny<LedgerRow>(), It.IsAny<long>(), default))
            .Returns((LedgerRow row, long revision, CancellationToken _) => Once(() => store.TryReplaceAsync(row, revision, default)));

        return silent.Object;

        async ValueTask<bool> Once(Func<ValueTask<bool>> change)
        {
            var changed = await change();
            var silence = !told;
            told = true;
            return changed && !silence;
        }
    }
}
