namespace Elsa.Intercom.Idempotency;

/// <summary>What speaks against taking a found thing for the result of a key.</summary>
/// <param name="ResultsOfOtherKeys">The ids of the found things that other keys made.</param>
/// <param name="HasConcurrentAttempt">Whether another key, with the same subject and text at the same time, has an attempt whose end isn't known.</param>
internal sealed record LedgerConflicts(IReadOnlySet<string> ResultsOfOtherKeys, bool HasConcurrentAttempt);
