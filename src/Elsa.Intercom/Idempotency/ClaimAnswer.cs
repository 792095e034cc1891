namespace Elsa.Intercom.Idempotency;

/// <summary>The result of a claim.</summary>
internal abstract record ClaimAnswer
{
    /// <summary>The caller owns the key. No other caller may send.</summary>
    public sealed record Claimed(LedgerLease Lease) : ClaimAnswer;

    /// <summary>An earlier attempt sent something, and its result is unknown. The caller owns the key and has to reconcile it.</summary>
    /// <param name="Lease">The caller's lease.</param>
    /// <param name="Attempt">The earlier attempt.</param>
    /// <param name="IsSameRequest">Whether that was the same request as this one.</param>
    public sealed record Unresolved(LedgerLease Lease, LedgerAttempt Attempt, bool IsSameRequest) : ClaimAnswer;

    /// <summary>The operation has happened.</summary>
    /// <param name="Result">The result.</param>
    /// <param name="IsSameRequest">Whether that was the same request as this one.</param>
    public sealed record Settled(LedgerResult Result, bool IsSameRequest) : ClaimAnswer;
}
