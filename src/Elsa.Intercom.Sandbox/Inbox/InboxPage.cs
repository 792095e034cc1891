using System.Globalization;
using System.Text.Json;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>The web page at / and its files. It needs no token, and the browser loads nothing from elsewhere.</summary>
internal sealed class InboxPage(IntercomSandboxOptions options, SandboxStore store, SandboxFaults faults)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    public void Map(WebApplication app)
    {
        MapAsset("/", Asset.Read("index.html"));

        foreach (var name in (string[])["inbox.css", "conversation.css", "inbox.js", "views.js", "thread.js", "actions.js", "dom.js"])
            MapAsset($"/sandbox/assets/{name}", Asset.Read(name));

        app.MapGet("/sandbox/state", WriteStateAsync);

        void MapAsset(string path, Asset asset) => app.MapGet(path, context => WriteAsync(context, asset));
    }

    private static async Task WriteAsync(HttpContext context, Asset asset)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = asset.ContentType;
        await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted);
    }

    // The page polls often with the revision that it shows, so that an unchanged state sends nothing.
    private async Task WriteStateAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var revision = (store.Revision + faults.Revision).ToString(CultureInfo.InvariantCulture);

        if (context.Request.Query["after"] == revision)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await context.Response.WriteAsJsonAsync(InboxState.Write(revision, options, store, faults), JsonSerializerOptions.Default, context.RequestAborted);
    }
}
