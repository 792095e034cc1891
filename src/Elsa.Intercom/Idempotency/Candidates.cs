namespace Elsa.Intercom.Idempotency;

/// <summary>What to search: everything of the subject between two times. They leave room for clocks that differ.</summary>
internal sealed record SearchWindow(string Subject, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What a search found.</summary>
/// <param name="All">Everything in the window that may be the result.</param>
/// <param name="IsComplete">Whether the search saw the whole window.</param>
internal sealed record Candidates<T>(IReadOnlyList<Candidate<T>> All, bool IsComplete)
{
    /// <summary>Intercom's id of the attempt's author; null if the subject is the author.</summary>
    public string? Author { get; init; }
}

/// <summary>Something that may be the result of an attempt.</summary>
/// <param name="Result">The operation's result, if this candidate is it.</param>
/// <param name="Id">Intercom's id.</param>
/// <param name="Author">Intercom's id of the author; null if Intercom does not name one.</param>
/// <param name="At">The time of creation; null if Intercom does not name it.</param>
/// <param name="Text">The text as Intercom displays it; null if Intercom displays no text.</param>
internal sealed record Candidate<T>(T Result, string Id, string? Author, DateTimeOffset? At, string? Text);
