namespace Elsa.Intercom.Sandbox.Api;

/// <summary>What the X-RateLimit headers say; <paramref name="Reset"/> in Unix seconds.</summary>
internal readonly record struct RateLimitState(bool Allowed, int Limit, int Remaining, long Reset);
