namespace Elsa.Intercom.Client;

/// <summary>What no text may contain that is sent.</summary>
internal static class TextRules
{
    /// <exception cref="IntercomException">The text contains half a character, which cannot be encoded: sent all the same it would arrive as another text.</exception>
    public static void Check(string? text, string field)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw IntercomException.Invalid($"{field} contains half a character (an unpaired surrogate at position {i}), as cutting a text within an emoji leaves. Cut the text elsewhere.");
        }
    }
}
