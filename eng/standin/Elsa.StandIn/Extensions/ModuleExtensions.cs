using System.Runtime.CompilerServices;
using Elsa.Expressions.JavaScript.Features;
using Elsa.Features;
using Elsa.Features.Services;
using Elsa.Workflows.Management.Features;

namespace Elsa.Extensions;

public static partial class ModuleExtensions
{
    // This must not keep a service collection alive.
    private static readonly ConditionalWeakTable<IServiceCollection, IModule> Modules = [];

    public static IModule AddElsa(this IServiceCollection services, Action<IModule>? configure = null)
    {
        var module = Modules.GetValue(services, x => x.CreateModule());
        module.Configure<AppFeature>(app => app.Configurator += configure);
        module.Apply();
        return module;
    }

    public static IModule UseWorkflowManagement(this IModule module, Action<WorkflowManagementFeature>? configure = null) => module.Use(configure);

    public static IModule AddActivitiesFrom<TMarkerType>(this IModule module) =>
        module.UseWorkflowManagement(management => management.AddActivitiesFrom<TMarkerType>());

    public static IModule AddActivity<T>(this IModule module) where T : IActivity => module.UseWorkflowManagement(management => management.AddActivity<T>());

    public static IModule UseJavaScript(this IModule module, Action<JavaScriptFeature>? configure = null) => module.Use(configure);
}
