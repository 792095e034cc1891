using System.Net;
using Elsa.Intercom.Host.Designer;
using Elsa.Intercom.Options;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.Host.Pages;

/// <summary>The navigation above every page.</summary>
internal sealed class SiteHeader(IntercomSandbox? sandbox)
{
    /// <summary>The icon of the quick start, inline, so that a page requests none.</summary>
    public static string Icon { get; } = $"data:image/svg+xml,{Uri.EscapeDataString(Asset.Read("icon.svg"))}";

    /// <param name="section">The entry of the page; null for none.</param>
    /// <param name="isPageItself">Whether the page is the entry's own, and not one below it.</param>
    public string Html(Section? section, bool isPageItself = true)
    {
        var inbox = sandbox == null
            ? """<span class="note">Inbox: your Intercom workspace</span>"""
            : Link("Inbox", sandbox.BaseUrl.ToString(), current: null);

        return $"""
            <header class="bar">
                <p class="name"><img src="/assets/icon.svg" alt=""> Elsa.Intercom</p>
                <nav aria-label="Pages">
                  <ul>
                    <li>{Link("Workflows", DesignerPages.Definitions, Current(Section.Workflows))}</li>
                    <li>{Link("Runs", DesignerPages.Instances, Current(Section.Runs))}</li>
                    <li data-connection="{IntercomOptions.DefaultConnection}">{inbox}</li>
                    <li>{Link("Start page", "/", Current(Section.Start))}</li>
                  </ul>
                </nav>
              </header>
            """;

        string? Current(Section entry) => entry != section ? null : isPageItself ? "page" : "true";
    }

    private static string Link(string text, string address, string? current) =>
        $"""<a href="{WebUtility.HtmlEncode(address)}"{(current == null ? "" : $" aria-current=\"{current}\"")}>{text}</a>""";
}
