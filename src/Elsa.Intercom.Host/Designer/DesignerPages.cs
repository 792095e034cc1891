using Elsa.Intercom.Host.Pages;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.Host.Designer;

/// <summary>The designer below /studio/: our pages, and the files of Elsa Studio's npm package.</summary>
internal sealed class DesignerPages(Studio studio, IntercomSandbox? sandbox)
{
    public const string Definitions = "/studio/workflows/definitions";
    public const string Instances = "/studio/workflows/instances";

    // The Studio needs .NET as WebAssembly, Monaco's workers, components that write style attributes, and two components that write a script
    // for their shortcuts into the page, listed here by hash. Nothing comes from elsewhere.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
            + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string[] StyleSheets =
    [
        "_content/MudBlazor/MudBlazor.min.css",
        "_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css",
        "_content/Radzen.Blazor/css/material-base.css",
        "_content/Elsa.Studio.Shell/css/shell.css",
        "Elsa.Studio.Host.CustomElements.styles.css",
    ];

    // The order matters: Monaco's loader before Monaco, and both before the start of Blazor.
    private static readonly string[] Scripts =
    [
        "_content/BlazorMonaco/jsInterop.js",
        "_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js",
        "_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js",
        "_content/MudBlazor/MudBlazor.min.js",
        "_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js",
        "_content/Radzen.Blazor/Radzen.Blazor.js",
        "_framework/blazor.webassembly.js",
    ];

    private readonly PageTemplate _page = new("designer.html");
    private readonly PageTemplate _loading = new("loading.html");
    private readonly PageTemplate _missing = new(studio.IsGiven ? "missing-folder.html" : "missing.html");
    private readonly SiteHeader _header = new(sandbox);

    public void Map(WebApplication app)
    {
        foreach (var path in (string[])["/studio", "/studio/workflows"])
            app.MapMethods(path, Methods, () => Results.Redirect(Definitions));

        foreach (var page in DesignerPage.All)
            app.MapMethods(page.Route, Methods, (HttpContext context) => Page(context, page));

        app.MapMethods("/studio/{**path}", Methods, (HttpContext context, string? path) =>
            studio.Files?[path ?? ""] is { } file ? StudioFileResult.Create(file, context) : Unknown(context));
    }

    private IResult Page(HttpContext context, DesignerPage page)
    {
        var values = Values(context, page.Title, _header.Html(page.Section, isPageItself: page.Attribute == null));
        values["element"] = page.Element;
        values["attribute"] = page.Attribute ?? "";
        values["id"] = context.Request.RouteValues["id"] as string ?? "";

        if (studio.Files != null)
        {
            values["styles"] = string.Concat(StyleSheets.Select(path => $"<link rel=\"stylesheet\" href=\"{path}\">\n  ")).TrimEnd();
            values["scripts"] = ScriptTags();
            values["footer"] = Asset.Read("problems.html").TrimEnd();
        }

        values["content"] = (studio.Files != null ? _loading : _missing).Fill(values);
        return Results.Content(_page.Fill(values), Asset.ContentType("designer.html"));
    }

    /// <summary>The Studio has links to pages that are not here. This page leads back.</summary>
    private IResult Unknown(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return Results.NotFound();

        var values = Values(context, "No such page", _header.Html(section: null));
        values["content"] = Asset.Read("unknown.html").TrimEnd();
        return Results.Content(_page.Fill(values), Asset.ContentType("designer.html"), statusCode: StatusCodes.Status404NotFound);
    }

    private Dictionary<string, string> Values(HttpContext context, string title, string header)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";

        return new Dictionary<string, string>
        {
            ["title"] = title,
            ["name"] = title.ToLowerInvariant(),
            ["icon"] = SiteHeader.Icon,
            ["path"] = context.Request.Path,
            ["header"] = header,
            ["element"] = "",
            ["attribute"] = "",
            ["id"] = "",
            ["problem"] = studio.Problem,
            ["remedy"] = studio.Remedy,
            ["folder"] = studio.Folder,
            ["styles"] = "",
            ["scripts"] = "",
            ["footer"] = "",
        };
    }

    private static string ScriptTags() =>
        string.Concat(
            Scripts.Select(
                path => "<script defer "
                    + $"src=\"{path}\"{(path.StartsWith("_framework", StringComparison.Ordinal) ? " autostart=\"false\"" : "")}></script>\n  ")) +
        "<script type=\"module\" src=\"/assets/designer.js\"></script>";
}
