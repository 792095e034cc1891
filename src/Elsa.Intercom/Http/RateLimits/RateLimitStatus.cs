namespace Elsa.Intercom.Http;

/// <summary>The state of a connection's rate limit.</summary>
/// <param name="Queued">How many requests wait.</param>
/// <param name="InFlight">How many are in flight.</param>
/// <param name="Limit">How many fit a window; null if no response named it.</param>
/// <param name="Available">How many may begin now; null if no limit is known.</param>
/// <param name="NextWindow">When more may begin; null if no limit is known.</param>
internal sealed record RateLimitStatus(int Queued, int InFlight, int? Limit, int? Available, DateTimeOffset? NextWindow);
