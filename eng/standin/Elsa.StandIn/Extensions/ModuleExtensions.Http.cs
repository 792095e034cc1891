using Elsa.Features.Services;
using Elsa.Http.Features;

namespace Elsa.Extensions;

public static partial class ModuleExtensions
{
    public static IModule UseHttp(this IModule module, Action<HttpFeature>? configure = null) => module.Use(configure);
}
