using System.Text.Json;
using Elsa.StandIn.Expressions;

namespace Elsa.StandIn.Definitions;

/// <summary>Reads {"typeName", "expression": {"type", "value"}}.</summary>
internal sealed class InputReader(ExpressionHandlers handlers, VariableReader variables)
{
    public object? Read(Type type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Activator.CreateInstance(type, new Literal(json.ToString().TryConvertTo(type.GenericTypeArguments[0]).Value));

        if (!json.TryGetProperty("typeName", out _) || !json.TryGetProperty("expression", out var expression) ||
            !expression.TryGetProperty("type", out var typeName))
            return null;

        var expressionType = typeName.GetString() ?? "Literal";

        if (handlers.Find(expressionType) == null)
            throw new NotInStandInException($"The expression type {expressionType}");

        var value = expression.TryGetProperty("value", out var element) ? element : default;

        return expressionType switch
        {
            "Literal" => Create(type, new Expression("Literal", Primitive(value)), new Literal()),
            "Variable" => Create(type, new Expression("Variable", ReadVariable(value)), new Variable()),
            "Input" => Create(type, new Expression("Input", ReadInput(value)), new MemoryBlockReference()),
            _ => Create(type, new Expression(expressionType, Primitive(value)), new MemoryBlockReference()),
        };
    }

    private static object? Create(Type type, Expression expression, MemoryBlockReference reference) => Activator.CreateInstance(type, expression, reference);

    private static object? Primitive(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => value.GetRawText(),
    };

    private Variable? ReadVariable(JsonElement value) => Unpack(value) is { ValueKind: JsonValueKind.Object } json
        ? variables.Read(
            new VariableDefinition(
                json.GetProperty("id").GetString()!, json.TryGetProperty("name", out var name) ? name.GetString()! : null!, "Object", false, null, null))
        : null;

    private static InputDefinition? ReadInput(JsonElement value) => Unpack(value) is { ValueKind: JsonValueKind.Object } json
        ? new InputDefinition { Name = json.GetProperty("name").GetString()! }
        : null;

    // The designer may keep the object as a text of JSON.
    private static JsonElement Unpack(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        ? JsonElement.Parse(text)
        : value;
}
