using Elsa.Features.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn;

/// <summary>The part of Elsa's REST API that Elsa Studio uses.</summary>
internal static class StudioApi
{
    public static void AddStudioApi(this IServiceCollection services, IModule module)
    {
        services.AddRouting();
        services.AddScoped<WorkflowStarter>();
        services.AddSingleton<TypeNames>();
        services.AddScoped<TriggerIndexer>();
        services.AddDefinitionStore();
        services.AddSingleton<IWorkflowDefinitions, WorkflowDefinitions>();
        services.AddDescriptorApi(module);
        services.AddInstanceApi();
    }

    public static IApplicationBuilder Use(IApplicationBuilder app, string prefix)
    {
        var path = new PathString($"/{prefix.Trim('/')}");
        app.UseWhen(context => context.Request.Path.StartsWithSegments(path), api => api.UseMiddleware<ApiGuard>().UseMiddleware<ApiErrors>());

        if (app is IEndpointRouteBuilder routes)
            Map(routes, path);
        else
            app.UseEndpoints(endpoints => Map(endpoints, path));

        return app;
    }

    private static void Map(IEndpointRouteBuilder routes, PathString path)
    {
        var group = routes.MapGroup(path);
        DefinitionRoutes.Map(group);
        BulkRoutes.Map(group);
        DescriptorRoutes.Map(group);
        InstanceApi.Map(group);
        group.Map("/{**rest}", Refuse);
    }

    // Every other route of Elsa's server is refused by name.
    private static void Refuse(HttpRequest request) => throw new NotInStandInException($"{request.Method} {request.Path}");
}
