namespace Elsa.Intercom.Http;

/// <summary>
/// How long to wait after a 429. Intercom counts in windows of 10 seconds and says when the next begins (X-RateLimit-Reset, Unix seconds);
/// it documents no Retry-After (API 2.14), which is honoured all the same where a proxy sends one.
/// </summary>
internal static class RateLimitWait
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static TimeSpan After(HttpResponseMessage refusal, int attempt, DateTimeOffset now, double jitter)
    {
        // The server's own clock decides, so that a local clock that is off makes no one wait too long or too short.
        var serverNow = refusal.Headers.Date ?? now;
        var announced = RateLimitHeaders.Of(refusal).Reset - serverNow ?? RetryAfter(refusal, serverNow);

        // Without a hint: 1, 2, 4, 8 seconds, then a window each. With one: up to a second more, so that not all callers return at once.
        var wait = announced is { } time
            ? Max(time, TimeSpan.Zero) + TimeSpan.FromSeconds(jitter)
            : Min(TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempt - 1, 10))), Window) * (1 + (jitter / 4));

        return Max(wait, TimeSpan.FromMilliseconds(50));
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage refusal, DateTimeOffset now) =>
        refusal.Headers.RetryAfter?.Delta ?? (refusal.Headers.RetryAfter?.Date - now);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
