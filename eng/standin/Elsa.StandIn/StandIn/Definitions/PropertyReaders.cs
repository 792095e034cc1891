using System.Text.Json;

namespace Elsa.StandIn;

/// <summary>Reads one property of an activity: an input, an output, activities inside it, or a plain value.</summary>
internal sealed class PropertyReader(InputReader inputs, VariableReader variables)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public object? Read(Type type, JsonElement json, ActivityReader activities)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;

        if (typeof(Input).IsAssignableFrom(type))
            return inputs.Read(type, json);

        if (typeof(Output).IsAssignableFrom(type))
            return ReadOutput(type, json);

        if (typeof(IActivity).IsAssignableFrom(type))
            return activities.Read(json);

        if (type == typeof(ICollection<IActivity>))
            return json.EnumerateArray().Select(activities.Read).ToList();

        if (type == typeof(ICollection<Variable>))
            return json.EnumerateArray().Select(ReadVariable).ToList();

        return typeof(Variable).IsAssignableFrom(type) ? ReadVariable(json) : json.Deserialize(type, Options);
    }

    private Variable ReadVariable(JsonElement json)
    {
        var value = json.TryGetProperty("value", out var element) && element.ValueKind != JsonValueKind.Null ? element.ToString() : null;
        var isArray = json.TryGetProperty("isArray", out var flag) && flag.ValueKind == JsonValueKind.True;
        var typeName = json.TryGetProperty("typeName", out var name) ? name.GetString() : null;
        return variables.Read(
            new VariableDefinition(json.GetProperty("id").GetString()!, json.GetProperty("name").GetString()!, typeName ?? "Object", isArray, value, null));
    }

    private static object? ReadOutput(Type type, JsonElement json)
    {
        if (json.TryGetProperty("converter", out var converter) && converter.ValueKind == JsonValueKind.Object)
            throw new NotInStandInException("A converter of an output");

        if (!json.TryGetProperty("typeName", out _) || json.GetProperty("memoryReference") is not { ValueKind: JsonValueKind.Object } reference ||
            !reference.TryGetProperty("id", out var id))
            return null;

        var variable = new Variable { Id = id.GetString()!, Name = id.GetString()! };
        return Activator.CreateInstance(type, variable);
    }
}

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

    // The designer may store the object as JSON in a string.
    private static JsonElement Unpack(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        ? JsonElement.Parse(text)
        : value;
}

internal sealed class VariableReader(TypeAliases aliases)
{
    public Variable Read(VariableDefinition definition)
    {
        var type = aliases.Resolve(definition.TypeName);
        type = definition.IsArray ? type.MakeArrayType() : type;
        var variable = (Variable)Activator.CreateInstance(typeof(Variable<>).MakeGenericType(type))!;

        if (!string.IsNullOrEmpty(definition.Id))
            variable.Id = definition.Id;

        variable.Name = definition.Name;
        variable.StorageDriverType = StorageDrivers.Find(definition.StorageDriverTypeName);

        // Like Elsa, this ignores a default that doesn't fit its type.
        if (!string.IsNullOrWhiteSpace(definition.Value))
            definition.Value.TryConvertTo(type).OnSuccess(x => variable.Value = x);

        return variable;
    }
}

/// <summary>The names of storage drivers in a definition: Elsa's short name, or the name of the class.</summary>
internal static class StorageDrivers
{
    public static Type? Find(string? typeName) => typeName?.Split(',')[0].Split('.')[^1].Trim() switch
    {
        null or "" => null,
        "WorkflowInstanceStorageDriver" => typeof(WorkflowInstanceStorage),
        "MemoryStorageDriver" => typeof(MemoryStorage),
        _ => throw new NotInStandInException($"The storage driver {typeName}"),
    };
}
