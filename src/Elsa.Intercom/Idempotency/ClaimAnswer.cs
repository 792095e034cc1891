namespace Elsa.Intercom.Idempotency;

/// <summary>What the ledger answers to a claim.</summary>
internal abstract record ClaimAnswer
{
    /// <summary>The caller holds the key and is the only one who may send.</summary>
    public sealed record Claimed(LedgerLease Lease) : ClaimAnswer;

    /// <summary>Something was sent under the key and nobody knows what came of it. The caller holds the key and is the only one who may find out.</summary>
    /// <param name="Lease">What the caller holds now.</param>
    /// <param name="Attempt">What was sent.</param>
    /// <param name="IsSameRequest">Whether it was the request that is asked for now.</param>
    public sealed record Unresolved(LedgerLease Lease, LedgerAttempt Attempt, bool IsSameRequest) : ClaimAnswer;

    /// <summary>It happened.</summary>
    /// <param name="Result">What came of it.</param>
    /// <param name="IsSameRequest">Whether it was the request that is asked for now.</param>
    public sealed record Settled(LedgerResult Result, bool IsSameRequest) : ClaimAnswer;
}
