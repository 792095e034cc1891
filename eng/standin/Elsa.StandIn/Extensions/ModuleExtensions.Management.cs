using Elsa.Features.Services;
using Elsa.Workflows.Features;
using Elsa.Workflows.Management.Features;

namespace Elsa.Extensions;

public static partial class ModuleExtensions
{
    public static IModule UseWorkflows(this IModule configuration, Action<WorkflowsFeature>? configure = null) => configuration.Use(configure);

    public static IModule UseWorkflowManagement(this IModule module, Action<WorkflowManagementFeature>? configure = null) => module.Use(configure);

    public static IModule AddActivitiesFrom<TMarkerType>(this IModule module) =>
        module.UseWorkflowManagement(management => management.AddActivitiesFrom<TMarkerType>());

    public static IModule AddActivity<T>(this IModule module) where T : IActivity => module.UseWorkflowManagement(management => management.AddActivity<T>());

    public static IModule RemoveActivity<T>(this IModule module) where T : IActivity =>
        module.UseWorkflowManagement(management => management.RemoveActivity<T>());
}
