using System.Text.Json;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a checkbox. What is neither true nor false is an error: a dry run that can't be read must not send.</summary>
internal static class BooleanInput
{
    /// <summary>The flag; false where none is given.</summary>
    /// <exception cref="IntercomException">Something else than true or false is given.</exception>
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
