namespace Elsa.Intercom.Idempotency;

/// <summary>What looking for an attempt came to.</summary>
/// <param name="IsFinal">Whether looking again would show the same.</param>
internal abstract record Reconciliation<T>(bool IsFinal)
{
    /// <summary>The one thing that must be it.</summary>
    public sealed record Found(Candidate<T> Match) : Reconciliation<T>(IsFinal: true);

    /// <summary>Everything was seen and nothing is it, as far as Intercom's index goes.</summary>
    public sealed record NotFound() : Reconciliation<T>(IsFinal: false);

    /// <summary>Nobody can tell.</summary>
    /// <param name="Why">What an operator should know.</param>
    /// <param name="Candidates">The ids of what looks like it.</param>
    /// <param name="IsFinal">Whether looking again would show the same.</param>
    public sealed record Undecided(string Why, IReadOnlyList<string> Candidates, bool IsFinal = false) : Reconciliation<T>(IsFinal);
}
