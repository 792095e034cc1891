namespace Elsa.Intercom.Idempotency;

/// <summary>An operation that surely happened, once.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Subject">Intercom's id of whom or what it was done to.</param>
/// <param name="RequestId">Intercom's id of the request; null where none is known.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="Warnings">What an operator should know, a sentence each.</param>
internal sealed record SendResult<T>(T Result, string Subject, string? RequestId, ResultOrigin Origin, IReadOnlyList<string> Warnings)
{
    /// <summary>The lookups of this run; null where it sent nothing.</summary>
    public ResolvedOperation? Resolved { get; init; }

    /// <summary>Whether an earlier run, or an attempt whose answer got lost, had done it already.</summary>
    public bool Reused => Origin != ResultOrigin.Created;
}

/// <summary>How a result came about.</summary>
internal enum ResultOrigin
{
    /// <summary>This run sent it, and was answered.</summary>
    Created,

    /// <summary>The ledger knows it from an earlier run under the same key; nothing was sent.</summary>
    Reused,

    /// <summary>An attempt without a clear answer had done it; a look found it.</summary>
    Found,
}
