namespace Elsa.Intercom.Activities;

/// <summary>How texts of inputs are read: a cleared field arrives as an empty text, and means the same as no text.</summary>
internal static class InputTexts
{
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static string Or(this string? text, string defaultValue) => text.OrNull() ?? defaultValue;
}
