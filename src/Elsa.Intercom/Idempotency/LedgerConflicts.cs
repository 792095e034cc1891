namespace Elsa.Intercom.Idempotency;

/// <summary>Reasons why a candidate may belong to another key, or why there may be other candidates.</summary>
/// <param name="ResultsOfOtherKeys">The ids of the candidates that are results of other keys.</param>
/// <param name="HasConcurrentAttempt">Whether another key with the same subject and text has a concurrent attempt without a known result.</param>
/// <param name="IsOfAnotherAuthor">Whether the attempt had another fingerprint than the one that was given.</param>
internal sealed record LedgerConflicts(IReadOnlySet<string> ResultsOfOtherKeys, bool HasConcurrentAttempt, bool IsOfAnotherAuthor);
