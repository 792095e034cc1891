using System.Text;
using System.Text.RegularExpressions;
using Elsa.Intercom.Host.Pages;

namespace Elsa.Intercom.Host.Designer;

/// <summary>
/// Gives our activities their icons and colour in the designer: the Studio takes these from modules in .NET only, and the npm package brings none
/// but its own. Made of the drawings in designer-assets/icons; which element shows which activity, activities.js says.
/// </summary>
internal static partial class ActivityStyles
{
    private static readonly (string Activity, string Icon)[] Icons =
    [
        ("CreateConversation", "create-conversation"),
        ("UpsertContact", "upsert-contact"),
        ("TestConnection", "test-connection"),
    ];

    public static string Css()
    {
        var fallback = Asset.Read("icons/intercom.svg");
        var css = new StringBuilder();
        css.Append($"[data-intercom] {{ --intercom: {Colour().Match(fallback).Value}; --intercom-icon: {Url(fallback)}; }}\n");

        foreach (var (activity, icon) in Icons)
            css.Append($"[data-intercom=\"{activity}\"] {{ --intercom-icon: {Url(Asset.Read($"icons/{icon}.svg"))}; }}\n");

        return css.Append(Asset.Read("activities.css")).ToString();
    }

    private static string Url(string svg) => $"url(\"data:image/svg+xml,{Uri.EscapeDataString(svg)}\")";

    [GeneratedRegex("#[0-9a-f]{6}", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
