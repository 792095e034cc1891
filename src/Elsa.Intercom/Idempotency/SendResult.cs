namespace Elsa.Intercom.Idempotency;

/// <summary>The result of an operation that happened once.</summary>
/// <param name="Result">The result.</param>
/// <param name="Subject">Intercom's id of the target: a contact, a conversation.</param>
/// <param name="RequestId">Intercom's id of the request; null if it is unknown.</param>
/// <param name="Origin">Where the result comes from.</param>
/// <param name="Warnings">Sentences that an operator should know.</param>
internal sealed record SendResult<T>(T Result, string Subject, string? RequestId, ResultOrigin Origin, IReadOnlyList<string> Warnings)
{
    /// <summary>The lookups of this run; null if it sent nothing.</summary>
    public ResolvedOperation? Resolved { get; init; }

    /// <summary>Whether an earlier run, or an attempt whose response was lost, had already done it.</summary>
    public bool Reused => Origin != ResultOrigin.Created;
}

/// <summary>Where a result comes from.</summary>
internal enum ResultOrigin
{
    /// <summary>This run sent it and got the response.</summary>
    Created,

    /// <summary>The ledger has it from an earlier run with the same key. Nothing was sent.</summary>
    Reused,

    /// <summary>An attempt without a clear response had done it, and a search found it.</summary>
    Found,
}
