using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a list of addresses: a list, a JSON array as the Studio writes it, or one address.</summary>
internal static class UrlsInput
{
    /// <summary>The addresses in a value, without blank ones.</summary>
    /// <exception cref="IntercomException">The value is not a list of texts.</exception>
    public static string[] Read(object? value, string name) => [.. Items(value, name).Select(item => Text(item, name).OrNull()).OfType<string>()];

    private static IEnumerable<object?> Items(object? value, string name) => value switch
    {
        null => [],
        string text when text.TrimStart().StartsWith('[') => Items(InputTexts.Json(text) ?? throw Invalid(name), name),
        string text => [text],
        JsonNode node => Items(node.Deserialize<JsonElement>(), name),
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(item => (object?)item),
        JsonElement element => [element],
        IEnumerable list and not IDictionary => list.Cast<object?>(),
        _ => throw Invalid(name),
    };

    private static string? Text(object? item, string name) => item switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        string text => text,
        Uri uri => uri.OriginalString,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonValue text when text.TryGetValue<string>(out var inner) => inner,
        _ => throw Invalid(name),
    };

    private static IntercomException Invalid(string name) =>
        IntercomException.Invalid($"{name} is not a list of texts. Use a JSON array such as [\"https://example.com/screenshot.png\"], or one address.");
}
