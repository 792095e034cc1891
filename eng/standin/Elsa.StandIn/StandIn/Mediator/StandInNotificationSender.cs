using System.Reflection;
using Elsa.Mediator.Contracts;

namespace Elsa.StandIn;

/// <summary>
/// Hands a notification to its handlers one after the other, in the caller's scope, as Elsa's default strategy does. What a handler throws reaches the
/// sender.
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
        // A handler that was registered twice is told once.
        foreach (var handler in handlers.OfType<INotificationHandler<T>>().DistinctBy(x => x.GetType()))
            await handler.HandleAsync(notification, cancellationToken);
    }
}
