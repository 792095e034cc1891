using System.Text.Json;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Validation;

/// <summary>What can be said of an input while nothing runs: only what the author wrote, never what an expression will give.</summary>
internal static class WrittenInput
{
    /// <summary>Whether it surely gives nothing: it is not there, or its expression holds no text.</summary>
    public static bool IsEmpty(Input? input) => input?.Expression?.Value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => true,
        JsonElement { ValueKind: JsonValueKind.String } json => string.IsNullOrWhiteSpace(json.GetString()),
        _ => false,
    };

    /// <summary>Whether the value is known: the author wrote it as it is.</summary>
    /// <param name="input">The input.</param>
    /// <param name="value">The value; null where none is written.</param>
    public static bool IsKnown(Input? input, out object? value)
    {
        var isKnown = input?.Expression is not { } expression || expression.Type is "Literal" or "Object";
        value = isKnown ? input?.Expression?.Value : null;
        return isKnown;
    }

    /// <summary>The text that is surely used: what the author wrote, or the default of an empty input. Null where only a run can tell.</summary>
    public static string? Text(Input? input, string defaultValue) =>
        IsEmpty(input) ? defaultValue : IsKnown(input, out var value) ? (value is JsonElement json ? json.ToString() : value as string)?.Trim() : null;
}
