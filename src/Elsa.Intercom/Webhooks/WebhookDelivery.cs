namespace Elsa.Intercom.Webhooks;

/// <summary>A notification on its way to a receiver.</summary>
/// <param name="Connection">The name of the connection that received it.</param>
/// <param name="Notification">What it says.</param>
/// <param name="ReceivedAt">When it was received, by the clock of the ledger's database.</param>
/// <param name="Fence">Rises with each delivery of the same notification.</param>
internal sealed record WebhookDelivery(string Connection, WebhookNotification Notification, DateTimeOffset ReceivedAt, long Fence);
