using System.Text.RegularExpressions;

namespace Elsa.StandIn;

/// <summary>The few rules of Humanizer that Elsa's names need.</summary>
internal static partial class Names
{
    public static string Pascalize(string name) => WordStart().Replace(name, x => x.Groups[1].Value.ToUpperInvariant());

    public static string Camelize(string name)
    {
        var pascal = Pascalize(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary>"AttachmentUrls" becomes "Attachment Urls". Consecutive capitals stay one word.</summary>
    public static string ToTitle(string name) => string.Join(' ', Words(name).Select(x => char.ToUpperInvariant(x[0]) + x[1..]));

    public static string ToKebab(string name) => string.Join('-', Words(name)).ToLowerInvariant();

    private static IEnumerable<string> Words(string name) => Word().Matches(name).Select(x => x.Value);

    [GeneratedRegex("(?:[ _-]+|^)([a-zA-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?=\\p{Lu}\\p{Ll}|\\b|\\d)|\\d+|\\p{Lu}+")]
    private static partial Regex Word();
}
