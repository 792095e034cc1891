namespace Elsa.Intercom.Api;

/// <summary>The notes on a contact.</summary>
/// <param name="Notes">The notes, usually newest first.</param>
/// <param name="IsComplete">Whether these are all that were asked for; <see langword="false"/> if there were more than the 10 pages that are read, or
/// one was unreadable.</param>
public sealed record ContactNoteList(IReadOnlyList<ContactNote> Notes, bool IsComplete);
