using System.Text.Json;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>
/// A schema of the official description, as far as a response must match it. A field's type is <c>string</c>, <c>integer</c>,
/// <c>boolean</c>, <c>object</c> or <c>array</c>. <c>?</c> after the type means that it may be null, <c>*</c> after the name that it is required.
/// </summary>
internal sealed class Shape(string name, params (string Field, string Type)[] fields)
{
    private readonly Dictionary<string, Shape> _inner = [];

    /// <summary>A field with an object of another schema, or an array of them.</summary>
    public Shape With(string field, Shape shape)
    {
        _inner.Add(field, shape);
        return this;
    }

    public void Check(JsonElement json)
    {
        Assert.True(json.ValueKind == JsonValueKind.Object, $"{name} is {json.ValueKind}, not an object");

        foreach (var (field, type) in fields)
        {
            var fieldName = field.TrimEnd('*');

            if (json.TryGetProperty(fieldName, out var value))
                Assert.True(Is(value, type), $"{name}.{fieldName} is {value.GetRawText()}, which is no {type}");
            else
                Assert.False(field.EndsWith('*'), $"{name}.{fieldName} is missing");
        }

        foreach (var (field, shape) in _inner)
        {
            if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
                continue;

            foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
                shape.Check(item);
        }
    }

    private static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Null => type.EndsWith('?'),
        JsonValueKind.String => type.StartsWith("string", StringComparison.Ordinal),
        JsonValueKind.Number => type.StartsWith("integer", StringComparison.Ordinal) && value.TryGetInt64(out _),
        JsonValueKind.True or JsonValueKind.False => type.StartsWith("boolean", StringComparison.Ordinal),
        JsonValueKind.Object => type.StartsWith("object", StringComparison.Ordinal),
        _ => type.StartsWith("array", StringComparison.Ordinal)
    };
}
