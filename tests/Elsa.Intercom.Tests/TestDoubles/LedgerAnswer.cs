using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The state of a key, for tests.</summary>
public enum LedgerState
{
    Claimed,
    Done,
    Unknown,
}

/// <summary>The result of a claim, in a flat form that a test compares in one line.</summary>
internal sealed record LedgerAnswer(
    LedgerState State, bool SameRequest, LedgerLease? Lease = null, LedgerAttempt? Attempt = null, LedgerResult? Conversation = null)
{
    public static LedgerAnswer From(ClaimAnswer answer) => answer switch
    {
        ClaimAnswer.Claimed claimed => new(LedgerState.Claimed, SameRequest: true, claimed.Lease),
        ClaimAnswer.Unresolved unresolved => new(LedgerState.Unknown, unresolved.IsSameRequest, unresolved.Lease, unresolved.Attempt),
        ClaimAnswer.Settled settled => new(LedgerState.Done, settled.IsSameRequest, Conversation: settled.Result),
        _ => throw new InvalidOperationException($"The ledger answered {answer}."),
    };
}

internal static class LedgerAnswers
{
    public static async ValueTask<LedgerAnswer> BeginAsync(this ILedger ledger, LedgerClaim claim, CancellationToken cancellationToken = default) =>
        LedgerAnswer.From(await ledger.ClaimAsync(claim, cancellationToken));
}
