namespace Elsa.Intercom.Client;

/// <summary>What looking for a conversation came to.</summary>
/// <param name="Found">The one conversation that must be it; null where it cannot be said.</param>
/// <param name="SurelyNone">Whether every conversation was seen and none is it, as far as Intercom's index goes.</param>
/// <param name="Candidates">The conversations that look like it, where there are several.</param>
/// <param name="Explanation">What an operator should know.</param>
internal sealed record Reconciliation(Conversation? Found, bool SurelyNone, IReadOnlyList<string> Candidates, string Explanation);
