using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Idempotency;

/// <summary>The errors of an operation that must not happen twice. Each says either that nothing happened or that the result is unknown.</summary>
internal static class SendingErrors
{
    public static IntercomException EarlierAttempt(string kind, IntercomException? refused = null) =>
        new(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.EarlierAttemptUnknown,
            $"An earlier attempt with this key got no clear response, so the {kind} may exist.{(refused == null ? " Nothing was sent this time." : "")}",
            refused?.StatusCode,
            refused?.RequestId,
            innerException: refused);

    /// <summary>A cache or a faulty proxy repeated the response to another request. Whether this request was carried out is unknown.</summary>
    public static IntercomException ResultOfAnotherKey(string kind, string? requestId) =>
        new(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.InvalidAnswer,
            $"The response names a {kind} that is the result of another idempotency key, so something between here and Intercom repeats responses.",
            requestId: requestId);

    /// <summary>What a failed second attempt means: the first one may still have happened.</summary>
    public static Exception StillUnknown(string kind, Exception failure) => failure is IntercomException { Kind: not IntercomErrorKind.Unknown } refused
        ? Unknown(kind, EarlierAttempt(kind, refused), $"Sending it again failed: {refused.Message}")
        : failure;

    public static IntercomException Unknown(string kind, IntercomException cause, string explanation, IReadOnlyList<string>? candidates = null) =>
        new(
            IntercomErrorKind.Unknown,
            candidates?.Count > 1 ? IntercomErrorCodes.SeveralCandidates : cause.Code,
            $"{cause.Message} {explanation} A run with the same key searches again before it ever sends. "
            + $"If the {kind} is not in Intercom, run again with another Idempotency key.",
            cause.StatusCode,
            cause.RequestId,
            innerException: cause.InnerException)
        {
            CandidateIds = candidates ?? [],
        };

    /// <summary>The error for a failing ledger. It repeats only the ledger's own messages, because others may contain stored values.</summary>
    public static IntercomException LedgerFailed(Exception cause) => LedgerUnavailable(
        "Nothing was sent, because the ledger of keys could not confirm that it is allowed. "
        + (cause is LedgerException ? cause.Message : "See the log for the cause, and run the activity again once the ledger responds."));

    public static IntercomException LedgerUnavailable(string message) => new(IntercomErrorKind.Unavailable, IntercomErrorCodes.LedgerUnavailable, message);
}
