using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Idempotency;

/// <summary>The errors of an operation that must not happen twice: each says whether nothing happened or nobody knows.</summary>
internal static class SendingErrors
{
    public static IntercomException EarlierAttempt(string kind, IntercomException? refused = null) =>
        new(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.EarlierAttemptUnknown,
            $"An earlier attempt of this {kind} was sent without a response, so it may exist{(refused == null ? "; nothing was sent now." : ".")}",
            refused?.StatusCode,
            refused?.RequestId,
            innerException: refused);

    /// <summary>What a second attempt that came to nothing means: the first one may have happened all the same.</summary>
    public static Exception StillUnknown(string kind, Exception failure) => failure is IntercomException { Kind: not IntercomErrorKind.Unknown } refused
        ? Unknown(EarlierAttempt(kind, refused), $"Sending it again failed: {refused.Message}")
        : failure;

    public static IntercomException Unknown(IntercomException cause, string explanation, IReadOnlyList<string>? candidates = null) =>
        new(
            IntercomErrorKind.Unknown,
            candidates?.Count > 1 ? IntercomErrorCodes.SeveralCandidates : cause.Code,
            $"{cause.Message} {explanation} A run with the same key searches again before it ever sends. "
            + "If it is not in the inbox, use another IdempotencyKey.",
            cause.StatusCode,
            cause.RequestId,
            innerException: cause.InnerException)
        {
            CandidateIds = candidates ?? [],
        };

    /// <summary>What the workflow is told of a ledger that fails. Only the ledger's own words are repeated: those of others may hold what it stores.</summary>
    public static IntercomException LedgerFailed(Exception cause) => LedgerUnavailable(
        "Nothing was sent, because the ledger of keys could not confirm that it is allowed. "
        + (cause is LedgerException ? cause.Message : "See the log for the cause, and run the activity again once the ledger responds."));

    public static IntercomException LedgerUnavailable(string message) => new(IntercomErrorKind.Unavailable, IntercomErrorCodes.LedgerUnavailable, message);
}
