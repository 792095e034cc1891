using Elsa.Intercom.Host.Designer;

namespace Elsa.Intercom.Host.Pages;

/// <summary>The style sheets and scripts of the pages, below /assets/.</summary>
internal static class Assets
{
    public static void Map(WebApplication app)
    {
        string[] names =
        [
            "pages.css", "designer.css", "designer.js", "saves.js", "canvas.js", "runs.js", "offers.js", "results.js", "activities.js", "start.css", "start.js",
            "icon.svg",
        ];

        foreach (var name in names)
            MapText(name, Asset.Read(name));

        MapText("activities.css", ActivityStyles.Css());

        void MapText(string name, string text) => app.MapMethods($"/assets/{name}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Text(text, Asset.ContentType(name));
        });
    }
}
