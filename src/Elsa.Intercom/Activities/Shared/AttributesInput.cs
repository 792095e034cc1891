using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Elsa.Intercom.Errors;
using Elsa.Workflows;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Reads custom attributes: a dictionary or a JSON object of plain values, or the form of the Studio's dictionary editor, in which each
/// value is an expression.
/// </summary>
internal static class AttributesInput
{
    /// <summary>The attributes that are given; null for none. Nulls and blanks are left out: they never overwrite what Intercom has.</summary>
    /// <exception cref="IntercomException">The value is not an object of plain values.</exception>
    public static async Task<IReadOnlyDictionary<string, object?>?> ReadAsync(ActivityExecutionContext context, object? value, string name)
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);

        foreach (var (key, given) in Entries(value, name))
        {
            if (key.OrNull() is { } attribute && AttributeValue.From(await EvaluateAsync(context, given), attribute) is { } plain)
                attributes[attribute] = plain;
        }

        return attributes.Count > 0 ? attributes : null;
    }

    private static IEnumerable<(string Key, object? Value)> Entries(object? value, string name) => value switch
    {
        null => [],
        string text when string.IsNullOrWhiteSpace(text) => [],
        string text => Entries(InputTexts.Json(text) ?? throw Invalid(name), name),
        JsonNode node => Entries(node.Deserialize<JsonElement>(), name),
        JsonElement { ValueKind: JsonValueKind.Null } => [],
        JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Select(property => (property.Name, (object?)property.Value)),
        IDictionary<string, object?> entries => entries.Select(entry => (entry.Key, entry.Value)),
        IDictionary entries => entries.Keys.OfType<string>().Select(key => (key, entries[key])),
        _ => throw Invalid(name),
    };

    /// <summary>A value of the Studio's dictionary editor is an expression of its own: {"type": "JavaScript", "value": "…"}.</summary>
    private static async Task<object?> EvaluateAsync(ActivityExecutionContext context, object? value)
    {
        var json = value is JsonNode node ? node.Deserialize<JsonElement>() : value as JsonElement?;

        if (json is not { ValueKind: JsonValueKind.Object } entry || !entry.TryGetProperty("type", out var type) ||
            !entry.TryGetProperty("value", out var inner))
            return json is { } plain ? plain : value;

        var expression = new Expression(type.ToString(), inner.ValueKind == JsonValueKind.Null ? null : inner.ToString());
        return await context.GetRequiredService<IExpressionEvaluator>().EvaluateAsync<object>(expression, context.ExpressionExecutionContext);
    }

    private static IntercomException Invalid(string name) =>
        IntercomException.Invalid($"{name} is not an object of attributes. Use a JSON object of plain values, such as {{\"plan\": \"pro\"}}.");
}
