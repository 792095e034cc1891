namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>What waits in the inbox.</summary>
/// <param name="Waiting">How many notifications are not delivered.</param>
/// <param name="Oldest">When the oldest of them was received; null if there is none.</param>
internal sealed record InboxStatus(long Waiting, DateTimeOffset? Oldest);
