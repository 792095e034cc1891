namespace Elsa.Intercom.Api;

/// <summary>
/// The criteria of a conversation search (<c>POST /conversations/search</c>, API 2.14). A conversation must match all of them; without any, all conversations
/// match.
/// </summary>
public sealed class ConversationSearch
{
    /// <summary>Intercom's id of a participating contact; <see langword="null"/> for any.</summary>
    public string? ContactId { get; set; }

    /// <summary><c>open</c>, <c>closed</c> or <c>snoozed</c>; <see langword="null"/> for any.</summary>
    public string? State { get; set; }

    /// <summary>Intercom's id of a tag; <see langword="null"/> for any.</summary>
    public string? TagId { get; set; }

    /// <summary><c>admin:</c> or <c>team:</c> with Intercom's id, or <c>nobody</c>; <see langword="null"/> for any.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>Words of the first message, ignoring case; <see langword="null"/> for any.</summary>
    public string? Text { get; set; }

    /// <summary>
    /// The earliest time of creation; <see langword="null"/> for any. Intercom may compare whole days of the workspace's time zone, so
    /// the query is two days wider, and the client compares the times again.
    /// </summary>
    public DateTimeOffset? CreatedFrom { get; set; }

    /// <summary>The latest time of creation; <see langword="null"/> for any. Compared like <see cref="CreatedFrom"/>.</summary>
    public DateTimeOffset? CreatedUntil { get; set; }

    /// <summary>The earliest time of the last activity; <see langword="null"/> for any. Compared like <see cref="CreatedFrom"/>.</summary>
    public DateTimeOffset? UpdatedFrom { get; set; }
}
