namespace Elsa.Intercom.Idempotency;

/// <summary>How one claim of a key ended.</summary>
internal abstract record AttemptEnd<T>
{
    public sealed record Done(Sent<T> Sent) : AttemptEnd<T>;

    /// <summary>Another caller holds the key by now, and this attempt sent nothing.</summary>
    /// <param name="AfterAnother">Whether an attempt before it did, and nobody knows what came of that one.</param>
    public sealed record ClaimLost(bool AfterAnother) : AttemptEnd<T>;
}
