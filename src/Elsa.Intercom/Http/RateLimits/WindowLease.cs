using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Elsa.Intercom.Http;

/// <summary>The right to begin one request. It tells the limiter how the request ended; without that, the request counts as used.</summary>
internal sealed class WindowLease(WindowRateLimiter? limiter) : RateLimitLease
{
    private WindowRateLimiter? _limiter = limiter;

    public override bool IsAcquired { get; } = limiter != null;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = null;
        return false;
    }

    /// <param name="response">The response, of which only the headers matter.</param>
    /// <param name="wait">After a refusal, how long to wait before the next request; otherwise zero.</param>
    public void Answered(HttpResponseMessage response, TimeSpan wait) => Take()?.End(response, wait);

    public void NothingSent() => Take()?.End(counted: false);

    protected override void Dispose(bool disposing)
    {
        Take()?.End(counted: true);
        base.Dispose(disposing);
    }

    private WindowRateLimiter? Take() => Interlocked.Exchange(ref _limiter, null);
}
