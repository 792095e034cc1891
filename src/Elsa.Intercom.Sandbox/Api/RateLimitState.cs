namespace Elsa.Intercom.Sandbox.Api;

/// <summary>The values of the X-RateLimit headers. <paramref name="Reset"/> is in Unix seconds.</summary>
internal readonly record struct RateLimitState(bool Allowed, int Limit, int Remaining, long Reset)
{
    /// <summary>The values from a server whose clock is off.</summary>
    public RateLimitState Skewed(TimeSpan skew) => this with { Reset = Reset + (long)skew.TotalSeconds };
}
