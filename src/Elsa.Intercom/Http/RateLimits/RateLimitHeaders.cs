using System.Globalization;
using System.Net;

namespace Elsa.Intercom.Http;

/// <summary>
/// What a response says about the rate limit (API 2.14): the requests per window, how many are left, and when the next window begins. Each may be missing.
/// </summary>
/// <param name="Limit">How many requests fit a window.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="Reset">When the next window begins, by the server's clock; null if the response does not say it, or says what no window can be.</param>
/// <param name="Left">How long the current window lasts; null where <paramref name="Reset"/> is.</param>
/// <param name="IsAbsurd">The response names a reset that no window of Intercom's can have.</param>
/// <param name="Refused">The response is a 429.</param>
internal readonly record struct RateLimitHeaders(int? Limit, int? Remaining, DateTimeOffset? Reset, TimeSpan? Left, bool IsAbsurd, bool Refused)
{
    /// <summary>Intercom sends Unix seconds (API 2.14). Some gateways send the seconds from now, a number smaller than this one.</summary>
    private const long SmallestUnixTime = 1_000_000_000;

    private const long LargestUnixTime = 253_402_300_799;

    public bool NamesTheLimit => this is { Limit: not null, Remaining: not null };

    public static RateLimitHeaders Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var serverNow = response.Headers.Date ?? now;
        var number = Number(response, "X-RateLimit-Reset") is { } seconds and > 0 ? seconds : (long?)null;
        var reset = number switch
        {
            < SmallestUnixTime => serverNow.AddSeconds(number.Value),
            <= LargestUnixTime => DateTimeOffset.FromUnixTimeSeconds(number.Value),
            _ => (DateTimeOffset?)null,
        };

        // The Date may be a gateway's, whose clock is wrong. Then the reset makes sense by this machine's clock.
        TimeSpan? left = reset - serverNow <= RateLimitWindow.Longest ? reset - serverNow : reset - now <= RateLimitWindow.Longest ? reset - now : null;

        return new(
            Number(response, "X-RateLimit-Limit") is { } limit and > 0 and <= int.MaxValue ? (int)limit : null,
            Number(response, "X-RateLimit-Remaining") is { } remaining and <= int.MaxValue ? (int)remaining : null,
            left == null ? null : reset,
            left,
            IsAbsurd: number != null && left == null,
            response.StatusCode == HttpStatusCode.TooManyRequests);
    }

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) &&
            long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
