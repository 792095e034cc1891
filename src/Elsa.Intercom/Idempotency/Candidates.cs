namespace Elsa.Intercom.Idempotency;

/// <summary>What to look for: everything that was done to the subject between two moments. The moments are wide enough for any clock.</summary>
internal sealed record SearchWindow(string Subject, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What a look at Intercom showed.</summary>
/// <param name="All">Everything of the window that may be the result.</param>
/// <param name="IsComplete">Whether nothing of the window is missing.</param>
internal sealed record Candidates<T>(IReadOnlyList<Candidate<T>> All, bool IsComplete);

/// <summary>One thing that a look showed.</summary>
/// <param name="Result">What the operation's result is, if this is it.</param>
/// <param name="Id">Intercom's id of it.</param>
/// <param name="Author">Intercom's id of whoever said it; null where Intercom doesn't say.</param>
/// <param name="At">When it was created; null where Intercom doesn't say.</param>
/// <param name="Text">What was said, as Intercom shows it; null where it shows nothing.</param>
internal sealed record Candidate<T>(T Result, string Id, string? Author, DateTimeOffset? At, string? Text);
