using System.Text.Json;

namespace Elsa.Intercom.Activities;

/// <summary>How texts of inputs are read: a cleared field arrives as an empty text, and means the same as no text.</summary>
internal static class InputTexts
{
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A text as JSON; null where it is none. The framework's exception would quote it.</summary>
    public static JsonElement? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
