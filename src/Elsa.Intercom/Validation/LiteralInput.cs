using System.Text.Json;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Validation;

/// <summary>What is known about an input before a run: the author's literal, never the value of an expression.</summary>
internal static class LiteralInput
{
    /// <summary>Whether the input is certainly empty: it is missing, or its expression is blank.</summary>
    public static bool IsEmpty(Input? input) => input?.Expression?.Value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => true,
        JsonElement { ValueKind: JsonValueKind.String } json => string.IsNullOrWhiteSpace(json.GetString()),
        _ => false,
    };

    /// <summary>The sentences of the required inputs that are certainly empty.</summary>
    public static IEnumerable<string> Missing(params (Input? Input, string Sentence)[] required) =>
        required.Where(item => IsEmpty(item.Input)).Select(item => item.Sentence);

    /// <summary>Whether the value is known because it is a literal.</summary>
    /// <param name="input">The input.</param>
    /// <param name="value">The value; null if there is none.</param>
    public static bool IsKnown(Input? input, out object? value)
    {
        var isKnown = input?.Expression is not { } expression || expression.Type is "Literal" or "Object";
        value = isKnown ? input?.Expression?.Value : null;
        return isKnown;
    }

    /// <summary>Applies a rule of the run to a literal value.</summary>
    /// <param name="input">The input.</param>
    /// <param name="rule">The rule; it gets the value.</param>
    /// <returns>The rule's error sentence; null if there is none, or if only a run can tell.</returns>
    public static string? Problem(Input? input, Action<object?> rule) => IsKnown(input, out var value) ? RuleCheck.FindError(() => rule(value)) : null;

    /// <summary>Like <see cref="Problem"/>, for several inputs: their sentences.</summary>
    public static IEnumerable<string> Problems(params (Input? Input, Action<object?> Rule)[] rules) =>
        rules.Select(rule => Problem(rule.Input, rule.Rule)).OfType<string>();

    /// <summary>The error sentence of a rule for a literal text; none if the text is valid, or if only a run can tell.</summary>
    public static IEnumerable<string> Wrong(Input? input, Action<string> rule) =>
        Text(input, "") is { Length: > 0 } text && RuleCheck.FindError(() => rule(text)) is { } sentence ? [sentence] : [];

    /// <summary>Whether a choice is certainly this one.</summary>
    public static bool IsLiterally(Input? input, string choice) => string.Equals(Text(input, ""), choice, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text that the run will use: the literal, or the default of an empty input. Null if only a run can tell.</summary>
    public static string? Text(Input? input, string defaultValue) =>
        IsEmpty(input) ? defaultValue : IsKnown(input, out var value) ? (value is JsonElement json ? json.ToString() : value as string)?.Trim() : null;
}
