using System.Reflection;
using Elsa.Mediator.Contracts;

namespace Elsa.StandIn;

/// <summary>
/// Passes a notification to its handlers one by one, in the caller's scope, like Elsa's default strategy. An exception of a handler reaches
/// the sender.
/// </summary>
internal sealed class NotificationSender(IEnumerable<INotificationHandler> handlers)
{
    public Task SendAsync(INotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var send = typeof(NotificationSender).GetMethod(nameof(SendToAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
        return (Task)send.MakeGenericMethod(notification.GetType()).Invoke(this, [notification, cancellationToken])!;
    }

    private async Task SendToAsync<T>(T notification, CancellationToken cancellationToken) where T : INotification
    {
        // A handler that is registered twice is called once.
        foreach (var handler in handlers.OfType<INotificationHandler<T>>().DistinctBy(x => x.GetType()))
            await handler.HandleAsync(notification, cancellationToken);
    }
}
