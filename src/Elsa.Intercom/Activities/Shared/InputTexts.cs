using System.Text.Json;

namespace Elsa.Intercom.Activities;

/// <summary>Reads texts of inputs. A cleared field arrives as an empty text and means the same as none.</summary>
internal static class InputTexts
{
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A text as JSON; null if it is not JSON. The framework's exception would quote it.</summary>
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
