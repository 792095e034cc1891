using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Hosting;

namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>
/// What a person does on the page: the same routes as those of the API, below another path. They need no token, are not requests to the API, and
/// meet no faults and no rate limit.
/// </summary>
internal sealed class InboxActions(IntercomSandboxOptions options, SandboxRoutes routes)
{
    private const string Prefix = "/sandbox/inbox";

    private static readonly ApiVersion Version = ApiVersion.Parse("2.16");

    private static readonly (string Method, string Pattern)[] Offered =
    [
        ("POST", "/conversations/{id}/reply"),
        ("POST", "/conversations/{id}/parts"),
        ("POST", "/conversations/{id}/tags"),
        ("DELETE", "/conversations/{id}/tags/{tag_id}")
    ];

    public void Map(WebApplication app)
    {
        foreach (var (method, pattern, route) in routes.All.Where(x => Offered.Contains((x.Method, x.Pattern))))
            app.MapMethods($"{Prefix}{pattern}", [method], context => OwnRoute.RunAsync(context, async () => await CarryOutAsync(context, route)));
    }

    // The page reads what became of it from its data.
    private async Task<JsonObject> CarryOutAsync(HttpContext context, Func<ApiRequest, ApiAnswer> route)
    {
        var body = await OwnRoute.BodyAsync(context);
        route(new ApiRequest(Version, context.Request, body, new ServerTime(options.TimeProvider.GetUtcNow(), TimeSpan.Zero, TimeSpan.Zero)));
        return [];
    }
}
