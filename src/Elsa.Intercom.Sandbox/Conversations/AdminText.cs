using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// The two forms of an admin's text. HTML stays unchanged, and a text without a tag counts as plain. That a line ends at &lt;br&gt; and
/// at the end of a paragraph, heading or list item is assumed, not documented.
/// </summary>
internal static partial class AdminText
{
    public static string ToHtml(string text) => Tag().IsMatch(text) ? text : MessageText.ToHtml(text);

    public static string ToPlain(string text) =>
        Tag().IsMatch(text) ? WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(text, "\n"), "")).Trim() : text;

    [GeneratedRegex("</?[A-Za-z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<br *>|<br */>|</(p|div|li|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();
}
