using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a list of texts: a list, a JSON array as the Studio writes it, or one text.</summary>
internal static class TextsInput
{
    public const string UrlExample = "https://example.com/screenshot.png";

    /// <summary>The texts in a value, without blank ones.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the input as the editor shows it.</param>
    /// <param name="example">An example of one text, for the error.</param>
    /// <exception cref="IntercomException">The value is not a list of texts.</exception>
    public static string[] Read(object? value, string name, string example) =>
        [.. Items(value, name, example).Select(item => Text(item, name, example).OrNull()).OfType<string>()];

    private static IEnumerable<object?> Items(object? value, string name, string example) => value switch
    {
        null => [],
        string text when text.TrimStart().StartsWith('[') => Items(InputTexts.Json(text) ?? throw Invalid(name, example), name, example),
        string text => [text],
        JsonNode node => Items(node.Deserialize<JsonElement>(), name, example),
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(item => (object?)item),
        JsonElement element => [element],
        IEnumerable list and not IDictionary => list.Cast<object?>(),
        _ => throw Invalid(name, example),
    };

    private static string? Text(object? item, string name, string example) => item switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        string text => text,
        Uri uri => uri.OriginalString,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonValue text when text.TryGetValue<string>(out var inner) => inner,
        _ => throw Invalid(name, example),
    };

    private static IntercomException Invalid(string name, string example) =>
        IntercomException.Invalid($"{name} is not a list of texts. Use a JSON array such as [\"{example}\"], or one text.");
}
