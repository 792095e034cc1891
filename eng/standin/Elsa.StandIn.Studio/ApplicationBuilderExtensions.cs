using Elsa.StandIn.Http;
using Microsoft.AspNetCore.Builder;

namespace Elsa.Extensions;

public static class ApplicationBuilderExtensions
{
    public static IApplicationBuilder UseWorkflows(this IApplicationBuilder app) => app.UseMiddleware<WorkflowsMiddleware>();
}
