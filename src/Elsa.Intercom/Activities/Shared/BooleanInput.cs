using System.Text.Json;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a checkbox. A value that is neither true nor false is an error, so that a misspelled Dry run never sends.</summary>
internal static class BooleanInput
{
    /// <summary>The value; false if there is none.</summary>
    /// <exception cref="IntercomException">The value is neither true nor false.</exception>
    public static bool Read(object? value, string name) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.False or JsonValueKind.Null } => false,
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.String } json => Read(json.GetString(), name),
        string text when string.IsNullOrWhiteSpace(text) => false,
        string text when bool.TryParse(text.Trim(), out var flag) => flag,
        _ => throw IntercomException.Invalid($"{name} is neither true nor false. Use one of these."),
    };
}
