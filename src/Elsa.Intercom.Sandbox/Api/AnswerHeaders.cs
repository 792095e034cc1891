using System.Globalization;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>The headers by which Intercom tells about a request, beside those of every HTTP answer.</summary>
/// <param name="RequestId">On every answer.</param>
/// <param name="Limit">Null for strangers, who are told nothing.</param>
/// <param name="Version">Null when the request was refused before that was settled.</param>
internal sealed record AnswerHeaders(string RequestId, RateLimitState? Limit = null, ApiVersion? Version = null)
{
    public void WriteTo(IHeaderDictionary headers)
    {
        headers["X-Request-Id"] = RequestId;

        if (Version is { } version)
            headers["Intercom-Version"] = version.Name;

        if (Limit is not { } limit)
            return;

        headers["X-RateLimit-Limit"] = limit.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = limit.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = limit.Reset.ToString(CultureInfo.InvariantCulture);
    }
}
