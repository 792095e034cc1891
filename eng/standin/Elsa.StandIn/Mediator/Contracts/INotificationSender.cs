namespace Elsa.Mediator.Contracts;

public interface INotificationSender
{
    Task SendAsync(INotification notification, CancellationToken cancellationToken = default);
}
