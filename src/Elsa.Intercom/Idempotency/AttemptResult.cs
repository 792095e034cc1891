namespace Elsa.Intercom.Idempotency;

/// <summary>The result of one claim of a key.</summary>
internal abstract record AttemptResult<T>
{
    public sealed record Done(SendResult<T> Sent) : AttemptResult<T>;

    /// <summary>Another caller owns the key now. This attempt sent nothing.</summary>
    /// <param name="AfterUnknown">Whether an earlier attempt sent something whose result is unknown.</param>
    public sealed record ClaimLost(bool AfterUnknown) : AttemptResult<T>;
}
