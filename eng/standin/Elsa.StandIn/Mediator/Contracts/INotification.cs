namespace Elsa.Mediator.Contracts;

public interface INotification;
