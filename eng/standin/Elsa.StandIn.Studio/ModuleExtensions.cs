using Elsa.Features.Services;
using Elsa.Workflows.Api.Features;

namespace Elsa.Extensions;

public static class ModuleExtensions
{
    public static IModule UseWorkflowsApi(this IModule module, Action<WorkflowsApiFeature>? configure = null) => module.Use(configure);
}
