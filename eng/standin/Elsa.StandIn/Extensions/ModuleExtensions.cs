using System.Runtime.CompilerServices;
using Elsa.Features;
using Elsa.Features.Services;

namespace Elsa.Extensions;

public static partial class ModuleExtensions
{
    // A service collection that nobody holds any more must not be held here.
    private static readonly ConditionalWeakTable<IServiceCollection, IModule> Modules = [];

    public static IModule AddElsa(this IServiceCollection services, Action<IModule>? configure = null)
    {
        var module = Modules.GetValue(services, x => x.CreateModule());
        module.Configure<AppFeature>(app => app.Configurator += configure);
        module.Apply();
        return module;
    }
}
