using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>
/// What the routes below /sandbox that change something have in common. Like the page, they need no token. A page from another origin in a browser
/// on this machine is refused.
/// </summary>
internal static class OwnRoute
{
    public static async Task RunAsync(HttpContext context, Func<Task<JsonObject>> run)
    {
        context.Response.Headers.CacheControl = "no-store";

        try
        {
            RequireSameOrigin(context.Request);
            await WriteAsync(context, await run());
        }
        catch (ApiException e)
        {
            context.Response.StatusCode = e.Status;
            await WriteAsync(context, new JsonObject { ["error"] = e.Message });
        }
    }

    /// <summary>The body; null if there is none.</summary>
    public static async Task<JsonElement?> BodyAsync(HttpContext context) =>
        await JsonBody.ReadAsync(context.Request, context.RequestAborted) is { } text ? JsonBody.Parse(text) : null;

    private static Task WriteAsync(HttpContext context, JsonObject body) =>
        context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Default, context.RequestAborted);

    private static void RequireSameOrigin(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";

        if (request.Headers.Origin is { Count: > 0 } origin && !own.Equals(origin.ToString(), StringComparison.OrdinalIgnoreCase))
            throw new ApiException(StatusCodes.Status403Forbidden, "forbidden", $"Web pages of an origin other than {own} cannot change the sandbox");
    }
}
