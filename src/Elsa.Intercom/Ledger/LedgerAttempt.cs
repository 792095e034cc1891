namespace Elsa.Intercom.Ledger;

/// <summary>An attempt of which nobody knows whether it created a conversation. Times are by the clock of the host that made it.</summary>
/// <param name="StartedAt">When sending began, at the earliest.</param>
/// <param name="EndedAt">When sending had surely ended.</param>
/// <param name="ContactId">Intercom's id of the contact in whose name it was sent.</param>
public sealed record LedgerAttempt(DateTimeOffset StartedAt, DateTimeOffset EndedAt, string ContactId);
