namespace Elsa.Intercom.Sandbox.Api;

/// <summary>What the X-RateLimit headers say; <paramref name="Reset"/> in Unix seconds.</summary>
internal readonly record struct RateLimitState(bool Allowed, int Limit, int Remaining, long Reset)
{
    /// <summary>As a server tells it whose clock is off.</summary>
    public RateLimitState Skewed(TimeSpan skew) => this with { Reset = Reset + (long)skew.TotalSeconds };
}
