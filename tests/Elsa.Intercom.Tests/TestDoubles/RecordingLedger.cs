using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The ledger in memory, with a trail of what it did. Steps that a test names fail.</summary>
internal sealed class RecordingLedger(Trail trail, TimeProvider time) : ILedger
{
    private readonly LedgerStage _stage = new(time);

    public List<LedgerClaim> Claims { get; } = [];

    /// <summary>The tokens that each step after the claim was given.</summary>
    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>What a step, named as in the trail, fails with.</summary>
    public Dictionary<string, Exception> Failures { get; } = [];

    /// <summary>Every row that was ever stored, in each of its states.</summary>
    public RecordingLedgerStore Store => _stage.Store;

    public async ValueTask<ClaimAnswer> ClaimAsync(LedgerClaim claim, CancellationToken cancellationToken = default)
    {
        FailIfTold("claim");
        Claims.Add(claim);
        var answer = await _stage.Ledger.ClaimAsync(claim, cancellationToken);
        trail.Add("claim");
        return answer;
    }

    public async ValueTask<bool> BeginSendingAsync(LedgerHold hold, LedgerSending sending, CancellationToken cancellationToken = default)
    {
        FailIfTold("begin sending");
        var holds = await _stage.Ledger.BeginSendingAsync(hold, sending, cancellationToken);
        trail.Add(holds ? "begin sending" : "claim lost");
        return holds;
    }

    public ValueTask CompleteAsync(LedgerHold hold, LedgerResult result, CancellationToken cancellationToken = default) =>
        EndAsync("complete", () => _stage.Ledger.CompleteAsync(hold, result, cancellationToken), cancellationToken);

    public ValueTask ReleaseAsync(LedgerHold hold, CancellationToken cancellationToken = default) =>
        EndAsync("release", () => _stage.Ledger.ReleaseAsync(hold, cancellationToken), cancellationToken);

    public ValueTask MarkUnknownAsync(LedgerHold hold, CancellationToken cancellationToken = default) =>
        EndAsync("unknown", () => _stage.Ledger.MarkUnknownAsync(hold, cancellationToken), cancellationToken);

    public ValueTask<LedgerRivals> FindRivalsAsync(
        LedgerHold hold, IReadOnlyCollection<string> foundIds, bool atAnyTime = false, CancellationToken cancellationToken = default)
    {
        FailIfTold("rivals");
        return _stage.Ledger.FindRivalsAsync(hold, foundIds, atAnyTime, cancellationToken);
    }

    public ValueTask CheckAsync(CancellationToken cancellationToken = default) => _stage.Ledger.CheckAsync(cancellationToken);

    private async ValueTask EndAsync(string step, Func<ValueTask> end, CancellationToken cancellationToken)
    {
        Tokens.Add(cancellationToken);
        FailIfTold(step);
        await end();
        trail.Add(step);
    }

    private void FailIfTold(string step)
    {
        if (Failures.TryGetValue(step, out var failure))
            throw failure;
    }
}
