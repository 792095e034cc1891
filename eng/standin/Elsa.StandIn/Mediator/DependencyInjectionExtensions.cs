using Elsa.Mediator.Contracts;

namespace Microsoft.Extensions.DependencyInjection;

public static class DependencyInjectionExtensions
{
    public static IServiceCollection AddNotificationHandler<THandler>(this IServiceCollection services) where THandler : class, INotificationHandler =>
        services.AddScoped<INotificationHandler, THandler>();
}
