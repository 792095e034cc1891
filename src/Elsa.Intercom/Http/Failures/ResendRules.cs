using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Http;

/// <summary>
/// Decides which requests may be retried, after <see cref="StatusRules"/> has decided what a response means. Pure: the same arguments always give the
/// same decision.
/// </summary>
internal static class ResendRules
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRetryWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Decides whether to retry a request; null for no. Intercom has no idempotency key (API 2.14), so a change that may have been made (a 408, a 5xx, a
    /// timeout, a reset, a broken response) is never retried here unless a repetition has no further effect: its sender has to search first. What may be
    /// retried:
    /// <list type="bullet">
    /// <item>after a 429, because Intercom refused it before doing anything: after the requested wait, while MaxRateLimitWait covers all waits;</item>
    /// <item>after a 404 if the contact may be too new to be known: nothing was created. Within NewContactGrace;</item>
    /// <item>a change of which no byte was written, a change that is safe to repeat, and a request that only reads: at most MaxRetries times, and not once
    /// the attempts together took longer than Timeout, or twice as long if the change is safe to repeat: it has no lease that ends.</item>
    /// </list>
    /// </summary>
    /// <param name="failure">How the last attempt ended.</param>
    /// <param name="request">The request.</param>
    /// <param name="connection">The bounds.</param>
    /// <param name="history">The request's attempts and waits so far.</param>
    /// <param name="elapsed">How long it has taken so far, waits included.</param>
    /// <param name="chance">A number from 0 to below 1 that spreads callers.</param>
    public static Resend? Decide(
        IntercomException failure,
        IntercomRequest request,
        IntercomConnection connection,
        RequestHistory history,
        TimeSpan elapsed,
        double chance)
    {
        // Each wait has its own bound. This one is for attempts that fail slowly; the lease of a key relies on it.
        var patience = request.IsSafeToRepeat ? 2 * connection.Timeout : connection.Timeout;

        if (elapsed - history.Waited > patience)
            return null;

        return failure.Kind switch
        {
            // Our own queue refuses without a status, after it has waited long enough.
            IntercomErrorKind.RateLimited when failure.StatusCode != null => Within(
                ResendReason.RateLimit,
                RateLimitWait.Before(failure.RetryAfter, history.Attempts, chance),
                connection.MaxRateLimitWait - history.RateLimitWait),

            IntercomErrorKind.NotFound when request.MayBeTooEarly && history.GraceWait < connection.NewContactGrace =>
                new Resend(ResendReason.TooEarly, Min(Backoff(history.Graces), connection.NewContactGrace - history.GraceWait)),

            // For a change, this kind means that nothing was sent; for a read, that it failed. No retry while the application stops.
            IntercomErrorKind.Unavailable when failure.InnerException is not ObjectDisposedException => Retry(ResendReason.NothingChanged),
            IntercomErrorKind.Unknown when request.IsSafeToRepeat => Retry(ResendReason.SafeToRepeat),
            _ => null,
        };

        Resend? Retry(ResendReason reason) => history.Retries < connection.MaxRetries && elapsed < patience
            ? new Resend(reason, Min(Backoff(history.Retries), LongestRetryWait) * (1 + (chance / 4)))
            : null;
    }

    /// <summary>The longest time that one request takes, with all its waits and attempts.</summary>
    public static TimeSpan Longest(IntercomConnection connection) =>
        connection.MaxRateLimitWait + connection.NewContactGrace + (3 * connection.Timeout) + (2 * LongestRetryWait);

    private static Resend? Within(ResendReason reason, TimeSpan wait, TimeSpan left) => wait <= left ? new Resend(reason, wait) : null;

    private static TimeSpan Backoff(int earlier) => FirstWait * Math.Pow(2, earlier);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
