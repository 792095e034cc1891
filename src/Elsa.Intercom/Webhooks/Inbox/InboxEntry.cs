namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>A notification in the inbox. Times are of the database's clock, except Intercom's own.</summary>
internal sealed record InboxEntry
{
    /// <summary>The version of a row's layout.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The hash of workspace and notification.</summary>
    public required string Key { get; init; }

    /// <summary>The hash of workspace and part, for topics that report one part twice; null for others.</summary>
    public required string? PartKey { get; init; }

    /// <summary>The hash of workspace and conversation: within it, one entry after the other is delivered. Another notification has one of its own.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>The name of the connection that received it.</summary>
    public required string Connection { get; init; }

    public required WebhookNotification Notification { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it may be delivered; later than now after a failure.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the row may be removed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who delivers it; null if nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>When another process may deliver it; null without an owner.</summary>
    public DateTimeOffset? LeaseEnds { get; init; }

    /// <summary>Counts the deliveries begun. A delivery with a lower number is over.</summary>
    public long Fence { get; init; }

    /// <summary>When its delivery was complete; null while it waits.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When the event happened, as far as Intercom says.</summary>
    public DateTimeOffset OccurredAt => Notification.PartCreatedAt ?? NotifiedAt;

    public DateTimeOffset NotifiedAt => Notification.CreatedAt ?? ReceivedAt;

    /// <summary>The order within a conversation.</summary>
    public (DateTimeOffset Occurred, DateTimeOffset Notified, DateTimeOffset Received, string Key) Position => (OccurredAt, NotifiedAt, ReceivedAt, Key);
}
