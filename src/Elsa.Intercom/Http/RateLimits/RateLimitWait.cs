using System.Net;

namespace Elsa.Intercom.Http;

/// <summary>
/// How long to wait after a refusal. Intercom counts in windows of 10 seconds and says when the next one begins (X-RateLimit-Reset, Unix seconds). It
/// documents no Retry-After (API 2.14); a proxy may send one, which is respected up to a day.
/// </summary>
internal static class RateLimitWait
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long the response asks to wait, by the server's own clock, so that a wrong local clock does not matter; null if it does not say, or asks for more
    /// than can be meant.
    /// </summary>
    public static TimeSpan? Announced(HttpResponseMessage refusal, DateTimeOffset now)
    {
        var retryAfter = refusal.Headers.RetryAfter?.Delta ?? (refusal.Headers.RetryAfter?.Date - (refusal.Headers.Date ?? now));
        var left = refusal.StatusCode == HttpStatusCode.TooManyRequests ? RateLimitHeaders.Read(refusal, now).Left : null;
        return (left ?? (retryAfter <= LongestRetryAfter ? retryAfter : null)) is { } wait ? Max(wait, TimeSpan.Zero) : null;
    }

    /// <summary>
    /// The wait before the next attempt. If the response names none: 1, 2, 4, 8 seconds, then one window each. If it names one: up to a second more, so that
    /// not all callers return at once.
    /// </summary>
    public static TimeSpan Before(TimeSpan? announced, int attempts, double chance) => Max(
        announced is { } wait
            ? wait + TimeSpan.FromSeconds(chance)
            : Min(TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(attempts - 1, 0, 10))), RateLimitWindow.Length) * (1 + (chance / 4)),
        Shortest);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
