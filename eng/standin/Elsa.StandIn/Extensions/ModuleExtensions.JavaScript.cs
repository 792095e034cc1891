using Elsa.Expressions.JavaScript.Features;
using Elsa.Features.Services;

namespace Elsa.Extensions;

public static partial class ModuleExtensions
{
    public static IModule UseJavaScript(this IModule module, Action<JavaScriptFeature>? configure = null) => module.Use(configure);
}
