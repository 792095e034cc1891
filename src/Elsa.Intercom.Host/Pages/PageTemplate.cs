using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Host.Pages;

/// <summary>An HTML file with placeholders: <c>{{name}}</c> for text, <c>{{{name}}}</c> for HTML.</summary>
internal sealed partial class PageTemplate(string asset)
{
    private readonly string _html = Asset.Read(asset);

    public string Fill(IReadOnlyDictionary<string, string> values) => Place().Replace(_html, place => place.Groups["html"] is { Success: true } html
        ? values[html.Value]
        : WebUtility.HtmlEncode(values[place.Groups["text"].Value]));

    [GeneratedRegex(@"\{\{\{(?<html>\w+)\}\}\}|\{\{(?<text>\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
