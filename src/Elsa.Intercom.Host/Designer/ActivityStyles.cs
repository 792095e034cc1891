using System.Text;
using System.Text.RegularExpressions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Host.Pages;

namespace Elsa.Intercom.Host.Designer;

/// <summary>
/// Gives our activities their icons and color in the designer. The Studio takes them only from .NET modules, and the npm package contains only
/// its own modules. The icons are the drawings in designer-assets/icons; activities.js assigns them to elements.
/// </summary>
internal static partial class ActivityStyles
{
    public static string Css()
    {
        var fallback = Asset.Read("icons/intercom.svg");
        var css = new StringBuilder();
        css.Append($"[data-intercom] {{ --intercom: {Color().Match(fallback).Value}; --intercom-icon: {Url(fallback)}; }}\n");

        // An activity's icon is the drawing with its name: CreateConversation has create-conversation.svg.
        foreach (var activity in Activities())
        {
            var icon = Asset.Read($"icons/{WordStart().Replace(activity, "-$0").ToLowerInvariant()}.svg");
            css.Append($"[data-intercom=\"{activity}\"] {{ --intercom-icon: {Url(icon)}; }}\n");
        }

        return css.Append(Asset.Read("activities.css")).ToString();
    }

    private static IEnumerable<string> Activities() =>
        from type in typeof(IntercomActivity).Assembly.GetExportedTypes()
        where type.IsSubclassOf(typeof(IntercomActivity)) && !type.IsAbstract
        select type.Name;

    private static string Url(string svg) => $"url(\"data:image/svg+xml,{Uri.EscapeDataString(svg)}\")";

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    [GeneratedRegex("#[0-9a-f]{6}", RegexOptions.CultureInvariant)]
    private static partial Regex Color();
}
