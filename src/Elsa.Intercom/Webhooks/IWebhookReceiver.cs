namespace Elsa.Intercom.Webhooks;

/// <summary>Does something about a notification. All registered receivers get every notification.</summary>
internal interface IWebhookReceiver
{
    /// <summary>
    /// Called at least once for each notification, in the order of a conversation's events and never twice at a time. After an exception, or if the process
    /// dies, it is called again with the same notification and a higher fence. A receiver that must not act twice stores the notification's id with the effect,
    /// and the fence, if an earlier call may still be running elsewhere.
    /// </summary>
    /// <param name="delivery">The notification.</param>
    /// <param name="cancellationToken">Cancelled when the host stops, or when the delivery takes too long.</param>
    ValueTask ReceiveAsync(WebhookDelivery delivery, CancellationToken cancellationToken);
}
