using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Compares a text that was sent with the texts that Intercom displays. Intercom returns a text as HTML, "&lt;p&gt;Hello&lt;/p&gt;" (API 2.14), and its
/// search compares single words only, so the texts are compared here. HTML does not preserve runs of blanks and line breaks.
/// </summary>
internal sealed class DisplayedText(string sent)
{
    /// <summary>A longer text is compared by its hash, so that a search with many candidates keeps none of them in memory.</summary>
    private const int LongestInFull = 1024;

    /// <summary>Tags that start or end a line. Intercom rewrites the HTML that an admin sends.</summary>
    private static readonly Regex Block = new(
        @"<\s*/?\s*(br|hr|p|div|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre)\b[^<>]*>",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Tag = new(@"</?[a-zA-Z!][^<>]*>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly string _plain = Comparable(Plain(sent));
    private readonly string _fromHtml = Comparable(Normalize(sent));

    /// <summary>The normal form of a text. Texts that look the same when Intercom displays them have the same normal form.</summary>
    public static string Normalize(string text) => Plain(WebUtility.HtmlDecode(Tag.Replace(Block.Replace(text, " "), "")));

    public bool Matches(string? shown)
    {
        if (string.IsNullOrWhiteSpace(shown))
            return false;

        var fromHtml = Comparable(Normalize(shown));

        // The last two cases are for a text that looks like HTML and whose tags Intercom keeps.
        return _plain == fromHtml || _fromHtml == fromHtml || _plain == Comparable(Plain(shown));
    }

    /// <summary>
    /// The text with single blanks. A loop, because a NonBacktracking expression, used by many threads, was seen once to leave runs of blanks as they were.
    /// </summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);

        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && character is not ('\u200B' or '\uFEFF'))
                plain.Append(character);
            else if (plain is { Length: > 0 } && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd(' ');
    }

    private static string Comparable(string text) =>
        text.Length <= LongestInFull ? text : Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(text)));
}
