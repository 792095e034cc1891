using System.Text.Json;

namespace Elsa.StandIn.Definitions;

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
