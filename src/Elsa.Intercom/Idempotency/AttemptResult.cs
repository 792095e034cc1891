namespace Elsa.Intercom.Idempotency;

/// <summary>How one claim of a key ended.</summary>
internal abstract record AttemptResult<T>
{
    public sealed record Done(SendResult<T> Sent) : AttemptResult<T>;

    /// <summary>Another caller holds the key by now, and this attempt sent nothing.</summary>
    /// <param name="AfterAnother">Whether an attempt before it did, and nobody knows what came of that one.</param>
    public sealed record ClaimLost(bool AfterAnother) : AttemptResult<T>;
}
