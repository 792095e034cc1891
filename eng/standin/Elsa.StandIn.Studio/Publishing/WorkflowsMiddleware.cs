using Elsa.Http;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>Starts the workflow whose endpoint matches a request, and responds as Elsa does if the workflow doesn't.</summary>
internal sealed class WorkflowsMiddleware(RequestDelegate next)
{
    private static readonly Type[] Timeouts = [typeof(OperationCanceledException), typeof(TaskCanceledException), typeof(TimeoutException)];

    public async Task InvokeAsync(HttpContext context, RouteTable routes)
    {
        var path = context.Request.Path.Value!.NormalizeRoute();

        if (!path.StartsWith(routes.BasePath, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var (template, _) = routes.Match(path);
        var found = routes.Find(template, context.Request.Method);

        if (found is [var route])
            await StartAsync(context, route, path);
        else if (routes.BasePath.Length > 0)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await next(context);
    }

    private static async Task StartAsync(HttpContext context, EndpointRoute route, string path)
    {
        if (route.Payload.Authorize && context.User.Identity?.IsAuthenticated != true)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var request = context.Request;
        var options = new RunWorkflowOptions
        {
            Input = new Dictionary<string, object> { ["HttpContext"] = true, [HttpEndpoint.PathInputKey] = path },
            CorrelationId = request.Headers["X-Correlation-ID"].FirstOrDefault() ?? request.Query["correlationId"].FirstOrDefault(),
            WorkflowInstanceId = request.Headers["X-Workflow-Instance-ID"].FirstOrDefault() ?? request.Query["workflowInstanceId"].FirstOrDefault(),
            TriggerActivityId = route.ActivityId,
        };

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);

        if (route.Payload.RequestTimeout is { } limit)
            timeout.CancelAfter(limit);

        var starter = context.RequestServices.GetRequiredService<WorkflowStarter>();
        var result = await starter.StartAsync(route.Graph, options, timeout.Token);

        if (result.WorkflowState.Incidents.Count > 0 && !context.Response.HasStarted)
            context.Response.StatusCode = FaultStatus(result.WorkflowState);
    }

    private static int FaultStatus(WorkflowState state) => state.Incidents.Any(x => Timeouts.Contains(x.Exception?.Type))
        ? StatusCodes.Status408RequestTimeout
        : StatusCodes.Status500InternalServerError;
}
