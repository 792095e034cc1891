namespace Elsa.Intercom.Idempotency;

/// <summary>An attempt of which nobody knows what came of it. Times are by the clock of the host that made it.</summary>
/// <param name="StartedAt">When sending began, at the earliest.</param>
/// <param name="EndedAt">When sending had surely ended.</param>
/// <param name="Subject">Intercom's id of whom or what it was done to.</param>
internal sealed record LedgerAttempt(DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Subject);
