namespace Elsa.Intercom.Idempotency;

/// <summary>The result of a reconciliation.</summary>
/// <param name="IsFinal">Whether another search would show the same.</param>
internal abstract record Reconciliation<T>(bool IsFinal)
{
    /// <summary>The only candidate that can be the result.</summary>
    public sealed record Found(Candidate<T> Match) : Reconciliation<T>(IsFinal: true);

    /// <summary>The search saw everything in Intercom's index, and nothing matches.</summary>
    public sealed record NotFound() : Reconciliation<T>(IsFinal: false);

    /// <summary>The result stays unknown.</summary>
    /// <param name="Why">What an operator should know.</param>
    /// <param name="Candidates">The ids of the candidates that match.</param>
    /// <param name="IsFinal">Whether another search would show the same.</param>
    public sealed record Undecided(string Why, IReadOnlyList<string> Candidates, bool IsFinal = false) : Reconciliation<T>(IsFinal);
}
