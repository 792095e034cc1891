using System.Net;
using Elsa.Intercom.Host.Designer;
using Elsa.Intercom.Host.Pages;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.Host;

/// <summary>The page at /: links to everything, and what to try.</summary>
internal sealed class StartPage(
    QuickStartSettings settings, IntercomSandbox? sandbox, IReadOnlyList<Template> templates, TemplateHealth health, Studio studio)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private readonly PageTemplate _page = new("start.html");
    private readonly PageTemplate _design = new("start-designer.html");
    private readonly SiteHeader _header = new(sandbox);

    public static string Curl(QuickStartSettings settings) =>
        $$"""curl -s -X POST {{new Uri(settings.Url, "workflows/onboarding")}} -H 'content-type: application/json' """
        + """-d '{"email":"ada@example.com","name":"Ada","plan":"pro"}'""";

    public IResult Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";

        return Results.Content(
            _page.Fill(new Dictionary<string, string>
            {
                ["icon"] = SiteHeader.Icon,
                ["header"] = _header.Html(Section.Start),
                ["storage"] = ElsaServer.Storage(settings),
                ["kind"] = ElsaServer.Kind,
                ["designer"] = Design(),
                ["inbox"] = sandbox == null
                    ? "This server uses your configured connection. Look in that workspace's inbox."
                    : $"<a href=\"{Text(sandbox.BaseUrl.ToString())}\">Inbox of the Intercom sandbox</a>: the conversations that arrive",
                ["templates"] = string.Join("\n        ", templates.Select(Item)),
                ["curl"] = Curl(settings),
            }),
            Asset.ContentType("start.html"));
    }

    private string Design() => studio.Files == null
        ? new PageTemplate("start-missing.html").Fill(new Dictionary<string, string> { ["problem"] = studio.Problem }).TrimEnd()
        : _design.Fill(new Dictionary<string, string>
        {
            ["customer"] = sandbox == null ? "" : $" The sandbox has a customer: set Contact to {LocalIntercom.FirstContact}.",
        }).TrimEnd();

    private string Item(Template template)
    {
        var id = Text(Uri.EscapeDataString(template.DefinitionId));
        var isPresent = health.Present().Contains(template);
        var name = studio.Files != null && isPresent
            ? $"<a href=\"{DesignerPages.Definitions}/{id}/edit\">{Text(template.Name)}: open in the designer</a>"
            : $"<strong>{Text(template.Name)}</strong>";
        var link = $"""<a href="/templates/{id}" aria-label="{Text(template.Name)} as JSON">JSON</a>""";
        var address = isPresent ? $"<code>POST /workflows/{Text(template.Path)}</code>" : "deleted or retracted; import and publish its JSON to get it back";
        return $"""<li>{name} — {address} — {link}<p class="soft">{Text(template.Description)}</p></li>""";
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
