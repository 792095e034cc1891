using Elsa.Intercom.Client;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Http;

/// <summary>What may be sent again.</summary>
internal static class ResendRules
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRetryWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Decides whether a request may be sent again, and after which wait; null for no. Creating has no idempotency key at Intercom (API 2.14),
    /// so a request that may have been carried out (a 408, a 5xx, a timeout, a reset, a broken answer to a change) is never sent again from
    /// here: whoever sent it has to look whether it was. What may be:
    /// <list type="bullet">
    /// <item>a 429: Intercom refused it before doing anything. After the wait that it asks for, as long as all such waits fit MaxRateLimitWait;</item>
    /// <item>a 404 for a new conversation: it created nothing, and a contact created a moment ago may be unknown still. Within NewContactGrace;</item>
    /// <item>a change of which no byte was written (its content was never begun), and a question, which changes nothing however it ends.
    /// MaxRetries times, and not after more than one Timeout.</item>
    /// </list>
    /// </summary>
    public static TimeSpan? Wait(IntercomException failure, IntercomRequest request, IntercomConnection connection, RequestHistory history, DateTimeOffset now, double chance)
    {
        // Every wait has its own bound; this one is for attempts that are slow to fail. The lease of a conversation's key relies on it.
        if (history.AttemptTime > connection.Timeout || now >= request.NotAfter)
            return null;

        switch (failure.Kind)
        {
            case IntercomErrorKind.RateLimited when failure.RetryAfter is { } wait && history.RateLimitWait + wait <= connection.MaxRateLimitWait:
                history.RateLimitWait += wait;
                return wait;

            case IntercomErrorKind.NotFound when request.MayBeTooEarly && history.GraceWait < connection.NewContactGrace:
                var grace = Min(FirstWait * Math.Pow(2, history.Graces++), connection.NewContactGrace - history.GraceWait);
                history.GraceWait += grace;
                return grace;

            // Of a change, this kind says that nothing was sent; of a question, that it wasn't answered. Not where the application stops.
            case IntercomErrorKind.Unavailable when failure.InnerException is not ObjectDisposedException && history.Retries < connection.MaxRetries && history.Elapsed < connection.Timeout:
                var pause = Min(FirstWait * Math.Pow(2, history.Retries++), LongestRetryWait) * (1 + (chance / 4));
                history.RetryWait += pause;
                return pause;

            default:
                return null;
        }
    }

    /// <summary>How long one request takes at most, with all its waits and attempts.</summary>
    public static TimeSpan Longest(IntercomConnection connection) =>
        connection.MaxRateLimitWait + connection.NewContactGrace + (3 * connection.Timeout) + (2 * LongestRetryWait);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
