namespace Elsa.Intercom.Idempotency;

/// <summary>An attempt whose result is unknown. Times are from the clock of the host that made it.</summary>
/// <param name="StartedAt">The earliest time at which sending began.</param>
/// <param name="EndedAt">The latest time at which sending ended.</param>
/// <param name="Subject">Intercom's id of the target: a contact, a conversation.</param>
internal sealed record LedgerAttempt(DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Subject);
