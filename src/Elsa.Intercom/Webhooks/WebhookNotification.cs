namespace Elsa.Intercom.Webhooks;

/// <summary>
/// What is kept of a notification: ids, dates and a few words of Intercom's. Texts are left out; who needs them asks the API, which has their present state.
/// </summary>
internal sealed record WebhookNotification
{
    /// <summary>The topic of the notification that only checks the address.</summary>
    public const string Ping = "ping";

    /// <summary>Intercom's id of the notification; the same when it is delivered again.</summary>
    public required string Id { get; init; }

    /// <summary>Such as <c>conversation.user.replied</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>The id of the workspace.</summary>
    public required string AppId { get; init; }

    /// <summary>When the notification was created; null if it doesn't say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was first sent; null if it doesn't say.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>The conversation that it is about; null if it is about something else.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The contact who wrote, or else the conversation's first contact, or the contact that it is about; null if there is none.</summary>
    public string? ContactId { get; init; }

    /// <summary>The newest part of the event; null for a new conversation, whose first message is no part.</summary>
    public string? PartId { get; init; }

    /// <summary>Such as <c>comment</c>, <c>close</c> or <c>assignment</c>; null without a part.</summary>
    public string? PartType { get; init; }

    /// <summary>Who wrote the part, or a new conversation's first message, such as <c>user</c>, <c>admin</c> or <c>bot</c>; null if it doesn't say.</summary>
    public string? AuthorType { get; init; }

    /// <summary>Intercom's id of the author; null if it doesn't say.</summary>
    public string? AuthorId { get; init; }

    /// <summary>When the part, or a new conversation, was created; null if it doesn't say.</summary>
    public DateTimeOffset? PartCreatedAt { get; init; }
}
