using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Http;

/// <summary>Rules for texts that are sent.</summary>
internal static class TextRules
{
    /// <exception cref="IntercomException">The text contains an unpaired surrogate, which cannot be encoded and would arrive as another text.</exception>
    public static void Check(string? text, string field)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw IntercomException.Invalid(
                    $"{field} contains half a character (an unpaired surrogate at position {i}). "
                        + "This happens when a text is cut in the middle of an emoji. Cut the text elsewhere.");
        }
    }

    /// <summary>Like <see cref="CheckDigits"/>, for an id that may be missing.</summary>
    /// <exception cref="IntercomException">The text is not one of Intercom's numeric ids.</exception>
    public static void CheckId(string? text, string field, string remedy)
    {
        if (text != null)
            CheckDigits(text, field, remedy);
    }

    /// <exception cref="IntercomException">The text is not one of Intercom's numeric ids.</exception>
    public static void CheckDigits(string text, string field, string remedy)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
            throw IntercomException.Invalid($"{field} is not an id; ids are digits only. {remedy}");
    }
}
