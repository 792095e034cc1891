using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Compares a text that was sent with the text that Intercom shows. Intercom gives a text back as HTML, "&lt;p&gt;Hello&lt;/p&gt;" (API 2.14),
/// and its search compares single words only, so the texts are compared here. HTML keeps no runs of blanks and line breaks.
/// </summary>
internal static partial class DisplayedText
{
    public static bool Matches(string sent, string? shown)
    {
        if (string.IsNullOrWhiteSpace(shown))
            return false;

        var plain = Plain(sent);
        var fromHtml = FromHtml(shown);

        // The last: what was sent looked like HTML, and its tags were kept as such.
        return plain == fromHtml || plain == Plain(shown) || FromHtml(sent) == fromHtml;
    }

    /// <summary>What texts have in common of which one, once it is shown, can be taken for the other.</summary>
    public static string Normalize(string text) => FromHtml(text);

    /// <summary>A text in the form in which it is compared.</summary>
    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    private static string FromHtml(string html) => Plain(WebUtility.HtmlDecode(Tag().Replace(Block().Replace(html, " "), "")));

    [GeneratedRegex(@"[\s\u00A0\u200B\uFEFF]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    /// <summary>What stands on lines of its own, whether it begins or ends there: Intercom writes an admin's HTML anew.</summary>
    [GeneratedRegex(
        @"<\s*/?\s*(br|hr|p|div|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre)\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
