using Elsa.Features.Services;
using Elsa.Http.Features;
using Elsa.Workflows.Api.Features;
using Microsoft.AspNetCore.Builder;

namespace Elsa.Extensions;

public static class ApplicationBuilderExtensions
{
    public static IApplicationBuilder UseWorkflows(this IApplicationBuilder app) => app.UseMiddleware<WorkflowsMiddleware>();
}

public static class ModuleExtensions
{
    public static IModule UseHttp(this IModule module, Action<HttpFeature>? configure = null) => module.Use(configure);

    public static IModule UseWorkflowsApi(this IModule module, Action<WorkflowsApiFeature>? configure = null) => module.Use(configure);
}

public static class WebApplicationExtensions
{
    public static IApplicationBuilder UseWorkflowsApi(this IApplicationBuilder app, string routePrefix = "elsa/api") => StudioApi.Use(app, routePrefix);
}
