using System.Text.Json;

namespace Elsa.StandIn;

/// <summary>Snapshots of values: a later change to an object doesn't change its record.</summary>
internal static class RecordedValue
{
    /// <summary>Elsa's own entries in the property bags that it stores.</summary>
    private static readonly JsonElement ObjectMap = JsonSerializer.SerializeToElement("ObjectMap");

    public static JsonElement? Capture(object? value)
    {
        if (value == null)
            return null;

        try
        {
            return JsonSerializer.SerializeToElement(value, ApiJson.Options);
        }
        catch (Exception)
        {
            // A run must not fail because a value's own code throws while it is recorded. Elsa too records only the type then.
            return JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["TypeName"] = value.GetType().FullName });
        }
    }

    public static Dictionary<string, JsonElement?> Capture(IEnumerable<KeyValuePair<string, object>> values) =>
        values.ToDictionary(x => x.Key, x => Capture(x.Value));

    public static Dictionary<string, JsonElement?> Stored(IEnumerable<KeyValuePair<string, object>> values)
    {
        var stored = Capture(values);
        stored["_type"] = ObjectMap;
        return stored;
    }
}

/// <summary>The outputs of one execution of an activity.</summary>
internal static class ActivityValues
{
    /// <summary>Every output of the activity's class, set or not.</summary>
    public static Dictionary<string, JsonElement?> Outputs(ActivityExecutionContext context) =>
        context.ActivityDescriptor.Outputs.ToDictionary(
            x => x.Name, x => RecordedValue.Capture(x.IsSerializable == false ? "(not serializable)" : Value(context, x)));

    private static object? Value(ActivityExecutionContext context, OutputDescriptor descriptor)
    {
        if (context.Activity.GetOutput(context.ExpressionExecutionContext, descriptor.Name) is { } value)
            return value;

        return descriptor.ValueGetter(context.Activity) is Output output && context.TryGet(output.MemoryBlockReference(), out var held) ? held : null;
    }
}

/// <summary>The values of variables that are stored with the instance.</summary>
internal static class KeptVariables
{
    public static IEnumerable<VariableRecord> Capture(IEnumerable<ActivityExecutionContext> contexts) =>
        from context in contexts
        from variable in context.Variables
        select new VariableRecord(variable.Id, variable.Name, Value(context, variable));

    /// <summary>The values of one container, by id; null if none of its variables is stored.</summary>
    public static Dictionary<string, JsonElement?>? ById(ActivityExecutionContext context)
    {
        var kept = context.Variables.Where(IsKept).ToList();
        return kept.Count == 0 ? null : kept.Select(x => (x.Id, Value: Value(context, x))).Where(x => x.Value != null).ToDictionary(x => x.Id, x => x.Value);
    }

    private static bool IsKept(Variable variable) => variable.StorageDriverType == typeof(WorkflowInstanceStorage);

    private static JsonElement? Value(ActivityExecutionContext context, Variable variable) =>
        IsKept(variable) && context.ExpressionExecutionContext.TryGet(variable, out var value) ? RecordedValue.Capture(value) : null;
}
