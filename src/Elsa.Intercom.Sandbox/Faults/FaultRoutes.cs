using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>
/// /sandbox/faults: the faults over HTTP. Like the page, it needs no token. A page from another origin in a browser on this machine is
/// refused.
/// </summary>
internal sealed class FaultRoutes(SandboxFaults faults)
{
    private const string Path = "/sandbox/faults";

    public void Map(WebApplication app)
    {
        Map("GET", _ => Task.CompletedTask);
        Map("POST", AddAsync);
        Map("DELETE", _ =>
        {
            faults.Clear();
            return Task.CompletedTask;
        });

        void Map(string method, Func<HttpContext, Task> change) => app.MapMethods(Path, [method], context => RunAsync(context, change));
    }

    private async Task RunAsync(HttpContext context, Func<HttpContext, Task> change)
    {
        context.Response.Headers.CacheControl = "no-store";

        try
        {
            RequireSameOrigin(context.Request);
            await change(context);
            await WriteAsync(context, FaultJson.Write(faults));
        }
        catch (ApiException e)
        {
            context.Response.StatusCode = e.Status;
            await WriteAsync(context, new JsonObject { ["error"] = e.Message });
        }
    }

    private static Task WriteAsync(HttpContext context, JsonObject body) =>
        context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Default, context.RequestAborted);

    private async Task AddAsync(HttpContext context)
    {
        var text = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        faults.AddAll(FaultJson.Read(text is null ? null : JsonBody.Parse(text)));
    }

    private static void RequireSameOrigin(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";

        if (request.Headers.Origin is { Count: > 0 } origin && !own.Equals(origin.ToString(), StringComparison.OrdinalIgnoreCase))
            throw new ApiException(StatusCodes.Status403Forbidden, "forbidden", $"Web pages of an origin other than {own} cannot use faults");
    }
}
