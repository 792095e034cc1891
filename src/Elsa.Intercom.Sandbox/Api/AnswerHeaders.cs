using System.Globalization;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>Intercom's own headers of a response.</summary>
/// <param name="RequestId">In every response.</param>
/// <param name="Limit">Null for a request without a valid token.</param>
/// <param name="Version">Null if the request was refused before its version was known.</param>
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
