using System.Text.RegularExpressions;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// The two forms of a message's text: plain, as sent, and the HTML that the API returns ("&lt;p&gt;this is the message
/// body&lt;/p&gt;" in the description's examples). That a line break becomes &lt;br&gt; is assumed, not documented.
/// </summary>
internal static partial class MessageText
{
    public static string ToHtml(string text) =>
        $"<p>{text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .ReplaceLineEndings("<br>")}</p>";

    /// <summary>The words that a search of <c>source.body</c> compares.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(x => x.Value)];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
