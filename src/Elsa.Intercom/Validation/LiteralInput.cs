using System.Text.Json;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Validation;

/// <summary>What can be said of an input while nothing runs: only what the author wrote, never what an expression will give.</summary>
internal static class LiteralInput
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

    /// <summary>The sentences of those required inputs that surely give nothing.</summary>
    public static IEnumerable<string> Missing(params (Input? Input, string Sentence)[] required) =>
        required.Where(item => IsEmpty(item.Input)).Select(item => item.Sentence);

    /// <summary>Whether the value is known: the author wrote it as it is.</summary>
    /// <param name="input">The input.</param>
    /// <param name="value">The value; null where none is written.</param>
    public static bool IsKnown(Input? input, out object? value)
    {
        var isKnown = input?.Expression is not { } expression || expression.Type is "Literal" or "Object";
        value = isKnown ? input?.Expression?.Value : null;
        return isKnown;
    }

    /// <summary>The same as <see cref="IsKnown(Input?, out object?)"/>, judged by a rule of the running activity.</summary>
    /// <param name="input">The input.</param>
    /// <param name="rule">The rule; it gets the value.</param>
    /// <returns>The sentence with which the rule refuses; null where it has nothing against it, or only a run can tell.</returns>
    public static string? Problem(Input? input, Action<object?> rule) => IsKnown(input, out var value) ? RuleCheck.FindError(() => rule(value)) : null;

    /// <summary>The sentence with which a rule refuses a text that the author wrote; none where it has nothing against it, or only a run can tell.</summary>
    public static IEnumerable<string> Wrong(Input? input, Action<string> rule) =>
        Text(input, "") is { Length: > 0 } text && RuleCheck.FindError(() => rule(text)) is { } sentence ? [sentence] : [];

    /// <summary>The text that is surely used: what the author wrote, or the default of an empty input. Null where only a run can tell.</summary>
    public static string? Text(Input? input, string defaultValue) =>
        IsEmpty(input) ? defaultValue : IsKnown(input, out var value) ? (value is JsonElement json ? json.ToString() : value as string)?.Trim() : null;
}
