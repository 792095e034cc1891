using System.Text.Json;
using Elsa.StandIn.Engine;

namespace Elsa.StandIn.Recording;

/// <summary>The values of variables that are kept with the instance.</summary>
internal static class KeptVariables
{
    public static IEnumerable<VariableRecord> Of(IEnumerable<ActivityExecutionContext> contexts) =>
        from context in contexts
        from variable in context.Variables
        select new VariableRecord(variable.Id, variable.Name, Value(context, variable));

    /// <summary>Those of one container, by id; null if none of its variables is kept.</summary>
    public static Dictionary<string, JsonElement?>? ById(ActivityExecutionContext context)
    {
        var kept = context.Variables.Where(IsKept).ToList();
        return kept.Count == 0 ? null : kept.Select(x => (x.Id, Value: Value(context, x))).Where(x => x.Value != null).ToDictionary(x => x.Id, x => x.Value);
    }

    private static bool IsKept(Variable variable) => variable.StorageDriverType == typeof(WorkflowInstanceStorage);

    private static JsonElement? Value(ActivityExecutionContext context, Variable variable) =>
        IsKept(variable) && context.ExpressionExecutionContext.TryGet(variable, out var value) ? RecordedValue.Of(value) : null;
}
