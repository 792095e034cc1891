using System.Net;

namespace Elsa.Intercom.Tests.Http;

/// <summary>Counts like Intercom: a number of requests in each window of 10 seconds of its own clock.</summary>
internal sealed class FakeWorkspace(TimeProvider time, int limit, TimeSpan clockOffset = default)
{
    private readonly Dictionary<long, int> _taken = [];

    /// <summary>The number of refused requests, by window.</summary>
    public Dictionary<long, int> Refused { get; } = [];

    public long Window => Now.ToUnixTimeSeconds() / 10;

    private DateTimeOffset Now => time.GetUtcNow() + clockOffset;

    public HttpResponseMessage Answer()
    {
        var window = Window;
        var taken = _taken.GetValueOrDefault(window);
        var allowed = taken < limit;

        if (allowed)
            _taken[window] = ++taken;
        else
            Refused[window] = Refused.GetValueOrDefault(window) + 1;

        var response = new HttpResponseMessage(allowed ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
        response.Headers.Date = Now;
        response.Headers.Add("X-RateLimit-Limit", $"{limit}");
        response.Headers.Add("X-RateLimit-Remaining", $"{limit - taken}");
        response.Headers.Add("X-RateLimit-Reset", $"{(window + 1) * 10}");
        return response;
    }

    public int Taken(long window) => _taken.GetValueOrDefault(window);
}
