namespace Elsa.Intercom.Http;

/// <summary>How a connection stands with Intercom's rate limit.</summary>
/// <param name="Queued">How many requests wait.</param>
/// <param name="InFlight">How many are on their way.</param>
/// <param name="Limit">How many a window takes; null where no answer said so.</param>
/// <param name="Available">How many may begin now; null where no limit is known.</param>
/// <param name="NextWindow">When more may begin; null where no limit is known.</param>
internal sealed record RateLimitStatus(int Queued, int InFlight, int? Limit, int? Available, DateTimeOffset? NextWindow);
