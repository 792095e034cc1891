using Elsa.Features.Implementations;
using Elsa.Features.Services;

namespace Elsa.Extensions;

public static class DependencyInjectionExtensions
{
    public static IModule CreateModule(this IServiceCollection services) => new Module(services);

    public static IModule Use<T>(this IModule module, Action<T>? configure = null) where T : class, IFeature
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Configure(configure);
        return module;
    }
}
