using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Compares a text that was sent with the text that Intercom displays. Intercom returns a text as HTML, "&lt;p&gt;Hello&lt;/p&gt;" (API 2.14), and its
/// search compares single words only, so the texts are compared here. HTML does not preserve runs of blanks and line breaks.
/// </summary>
internal static partial class DisplayedText
{
    public static bool Matches(string sent, string? shown)
    {
        if (string.IsNullOrWhiteSpace(shown))
            return false;

        var plain = Plain(sent);
        var fromHtml = FromHtml(shown);

        // The last case: the text looked like HTML, and Intercom kept its tags.
        return plain == fromHtml || plain == Plain(shown) || FromHtml(sent) == fromHtml;
    }

    /// <summary>The normal form of a text. Two texts whose displays can be mistaken for each other have the same one.</summary>
    public static string Normalize(string text) => FromHtml(text);

    /// <summary>The text with single blanks, as it is compared.</summary>
    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    private static string FromHtml(string html) => Plain(WebUtility.HtmlDecode(Tag().Replace(Block().Replace(html, " "), "")));

    [GeneratedRegex(@"[\s\u00A0\u200B\uFEFF]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    /// <summary>Tags that start or end a line. Intercom rewrites the HTML of an admin.</summary>
    [GeneratedRegex(
        @"<\s*/?\s*(br|hr|p|div|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre)\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
