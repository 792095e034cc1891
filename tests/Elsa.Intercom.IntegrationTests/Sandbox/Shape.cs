using System.Text.Json;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>
/// A schema of the official description, as far as an answer is to hold to it. A field's type is written <c>string</c>,
/// <c>integer</c>, <c>boolean</c>, <c>object</c> or <c>array</c>; <c>?</c> after it: may be null; <c>*</c> after its name: has to be there.
/// </summary>
internal sealed class Shape(string name, params (string Field, string Type)[] fields)
{
    private readonly Dictionary<string, Shape> _inner = [];

    /// <summary>A field that holds an object, or an array of objects, of another schema.</summary>
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
