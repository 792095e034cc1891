using System.Text.RegularExpressions;

namespace Elsa.Intercom.Errors;

/// <summary>Keeps the caller's data out of messages that reach logs, incidents and journals. Intercom's texts may quote it.</summary>
internal static class PrivateText
{
    private const int MaxLength = 300;

    private static readonly Regex Email = new(@"[^\s@]+@[^\s@]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Blanks = new(@"[\s\p{C}]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>If this many characters match, it is not a coincidence: the message quotes a part of a long text.</summary>
    private const int Quotation = 16;

    /// <summary>The text on one line; null if it quotes something private.</summary>
    public static string? Without(string? text, IEnumerable<string?> secrets)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
            return null;

        // A path contains an address percent-encoded.
        var line = OneLine(text);
        var plain = OneLine(Uri.UnescapeDataString(text));
        return Email.IsMatch(plain) || secrets.Any(secret => secret != null && Quotes(plain, OneLine(secret))) || Email.IsMatch(line) ||
            secrets.Any(secret => secret != null && Quotes(line, OneLine(secret))) ? null : line;
    }

    /// <summary>A short secret, such as the name "Al", only counts as a whole word. Otherwise "also" would count as a quote.</summary>
    private static bool Quotes(string text, string secret) => secret.Length switch
    {
        0 => false,
        <= 3 => HasWord(text, secret),
        < Quotation => text.Contains(secret, StringComparison.OrdinalIgnoreCase),
        _ => Enumerable.Range(0, Math.Max(0, text.Length - Quotation + 1)).Any(
            start => secret.AsSpan().Contains(text.AsSpan(start, Quotation), StringComparison.OrdinalIgnoreCase)),
    };

    private static string OneLine(string text) => Blanks.Replace(text, " ").Trim();

    private static bool HasWord(string text, string word)
    {
        for (var at = Find(0); at >= 0; at = Find(at + 1))
        {
            var end = at + word.Length;

            if ((at == 0 || !IsLetter(text[at - 1])) && (end == text.Length || !IsLetter(text[end])))
                return true;
        }

        return false;

        int Find(int start) => text.IndexOf(word, start, StringComparison.OrdinalIgnoreCase);

        static bool IsLetter(char character) => char.IsLetterOrDigit(character) || character == '_';
    }
}
