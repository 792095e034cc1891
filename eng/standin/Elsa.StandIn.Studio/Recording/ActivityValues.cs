using System.Text.Json;

namespace Elsa.StandIn.Recording;

/// <summary>What one execution of an activity has put out.</summary>
internal static class ActivityValues
{
    /// <summary>Every output that the activity's class has, set or not.</summary>
    public static Dictionary<string, JsonElement?> Outputs(ActivityExecutionContext context) =>
        context.ActivityDescriptor.Outputs.ToDictionary(
            x => x.Name, x => RecordedValue.Of(x.IsSerializable == false ? "(not serializable)" : Value(context, x)));

    private static object? Value(ActivityExecutionContext context, OutputDescriptor descriptor)
    {
        if (context.Activity.GetOutput(context.ExpressionExecutionContext, descriptor.Name) is { } value)
            return value;

        return descriptor.ValueGetter(context.Activity) is Output output && context.TryGet(output.MemoryBlockReference(), out var held) ? held : null;
    }
}
