using System.Globalization;
using System.Net;

namespace Elsa.Intercom.Http;

/// <summary>
/// What a response says about the rate limit (API 2.14): the requests per window, how many are left, and when the next window begins, in Unix seconds.
/// Each may be missing.
/// </summary>
internal readonly record struct RateLimitHeaders(int? Limit, int? Remaining, DateTimeOffset? Reset, DateTimeOffset? Date, bool Refused)
{
    public static RateLimitHeaders Read(HttpResponseMessage response) => new(
        Number(response, "X-RateLimit-Limit") is { } limit and > 0 and <= int.MaxValue ? (int)limit : null,
        Number(response, "X-RateLimit-Remaining") is { } remaining and <= int.MaxValue ? (int)remaining : null,
        Number(response, "X-RateLimit-Reset") is { } seconds and > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        response.Headers.Date,
        response.StatusCode == HttpStatusCode.TooManyRequests);

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) &&
            long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
