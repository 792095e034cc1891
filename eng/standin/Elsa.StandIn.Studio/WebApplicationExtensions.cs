using Elsa.StandIn.Api;
using Microsoft.AspNetCore.Builder;

namespace Elsa.Extensions;

public static class WebApplicationExtensions
{
    public static IApplicationBuilder UseWorkflowsApi(this IApplicationBuilder app, string routePrefix = "elsa/api") => StudioApi.Use(app, routePrefix);
}
