namespace Elsa.Intercom.Api;

/// <summary>Which conversations to look for (<c>POST /conversations/search</c>, API 2.14).</summary>
public sealed class ConversationSearch
{
    /// <summary>Intercom's id of a contact who takes part. Required.</summary>
    public required string ContactId { get; init; }

    /// <summary>
    /// The earliest time of creation; <see langword="null"/> for any. Intercom may compare by whole days of the workspace's time zone, so
    /// two days are added when asking, and the times are compared again here.
    /// </summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>The latest time of creation; <see langword="null"/> for any. As <see cref="CreatedFrom"/>.</summary>
    public DateTimeOffset? CreatedUntil { get; init; }
}
