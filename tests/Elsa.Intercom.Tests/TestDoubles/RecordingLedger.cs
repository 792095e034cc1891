using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The ledger in memory, with a trail of its steps. A test can make steps fail.</summary>
internal sealed class RecordingLedger(Trail trail, TimeProvider time) : ILedger
{
    private readonly LedgerStage _stage = new(time);

    public List<LedgerClaim> Claims { get; } = [];

    /// <summary>The cancellation tokens of the steps after the claim.</summary>
    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>The failures of steps, by their names in the trail.</summary>
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

    public async ValueTask<bool> BeginSendingAsync(LedgerLease lease, SendIntent sending, CancellationToken cancellationToken = default)
    {
        FailIfTold("begin sending");
        var isLeased = await _stage.Ledger.BeginSendingAsync(lease, sending, cancellationToken);
        trail.Add(isLeased ? "begin sending" : "claim lost");
        return isLeased;
    }

    public async ValueTask<bool> CompleteAsync(LedgerLease lease, LedgerResult result, CancellationToken cancellationToken = default)
    {
        var isRecorded = false;
        await EndAsync("complete", async () => isRecorded = await _stage.Ledger.CompleteAsync(lease, result, cancellationToken), cancellationToken);
        return isRecorded;
    }

    public ValueTask ReleaseAsync(LedgerLease lease, CancellationToken cancellationToken = default) =>
        EndAsync("release", () => _stage.Ledger.ReleaseAsync(lease, cancellationToken), cancellationToken);

    public ValueTask MarkUnknownAsync(LedgerLease lease, CancellationToken cancellationToken = default) =>
        EndAsync("unknown", () => _stage.Ledger.MarkUnknownAsync(lease, cancellationToken), cancellationToken);

    public ValueTask<LedgerConflicts> FindConflictsAsync(
        LedgerLease lease,
        IReadOnlyCollection<string> foundIds,
        bool atAnyTime = false,
        string? fingerprint = null,
        CancellationToken cancellationToken = default)
    {
        FailIfTold("conflicts");
        return _stage.Ledger.FindConflictsAsync(lease, foundIds, atAnyTime, fingerprint, cancellationToken);
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
