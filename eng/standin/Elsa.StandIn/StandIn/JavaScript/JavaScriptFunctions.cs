using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Jint;

namespace Elsa.StandIn;

/// <summary>Elsa's script functions that the stand-in has. A script that calls another one fails, and the error names it.</summary>
internal static class JavaScriptFunctions
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Define(Engine engine, ExpressionExecutionContext context)
    {
        engine.SetValue("getVariable", (Func<string, object?>)(name => context.GetVariableInScope(name)));
        engine.SetValue("setVariable", (Action<string, object?>)((name, value) => SetVariable(engine, context, name, value)));
        engine.SetValue("getInput", (Func<string, object?>)(name => context.GetInput(name)));
        engine.SetValue("getOutputFrom", (Func<string, string?, object?>)((activity, output) => context.GetOutput(activity, output)));
        engine.SetValue("getLastResult", (Func<object?>)(() => context.GetLastResult()));
        engine.SetValue("getWorkflowDefinitionId", (Func<string>)(() => context.GetWorkflowExecutionContext().Workflow.Identity.DefinitionId));
        engine.SetValue("getWorkflowInstanceId", (Func<string>)(() => context.GetWorkflowExecutionContext().Id));
        engine.SetValue("getCorrelationId", (Func<string?>)(() => context.GetWorkflowExecutionContext().CorrelationId));
        engine.SetValue("setCorrelationId", (Action<string?>)(value => context.GetWorkflowExecutionContext().CorrelationId = value));
        engine.SetValue("isNullOrWhiteSpace", (Func<string?, bool>)string.IsNullOrWhiteSpace);
        engine.SetValue("isNullOrEmpty", (Func<string?, bool>)string.IsNullOrEmpty);
        engine.SetValue("toJson", (Func<object?, string>)(value => JsonSerializer.Serialize(value, JsonOptions)));
        engine.SetValue("newGuidString", (Func<string>)(() => Guid.NewGuid().ToString()));

        foreach (var name in context.GetVariableNamesInScope().ToList())
        {
            engine.SetValue($"get{Names.Pascalize(name)}", (Func<object?>)(() => context.GetVariableInScope(name)));
            engine.SetValue($"set{Names.Pascalize(name)}", (Action<object?>)(value => SetVariable(engine, context, name, value)));
        }

        if (context.TryGetWorkflowExecutionContext(out var workflow))
        {
            foreach (var name in workflow.Workflow.Inputs.Select(input => input.Name))
                engine.SetValue($"get{name}", (Func<object?>)(() => context.GetInput(name)));
        }

        DefineOutputs(engine, context);
    }

    // get{Output}From{ActivityName}() for every other named activity.
    private static void DefineOutputs(Engine engine, ExpressionExecutionContext context)
    {
        if (!context.TryGetActivityExecutionContext(out var current) || current.FindParentWithVariableContainer()?.ActivityNode is not { } container)
            return;

        var registry = context.GetRequiredService<IActivityRegistry>();

        foreach (var activity in container.Children.Select(child => child.Activity).Where(activity => !string.IsNullOrWhiteSpace(activity.Name)))
        {
            foreach (var output in registry.Find(activity.Type)?.Outputs ?? [])
                engine.SetValue(
                    $"get{output.Name}From{Names.Pascalize(activity.Name!)}", (Func<object?>)(() => context.GetOutput(activity.Id, output.Name)));
        }
    }

    private static void SetVariable(Engine engine, ExpressionExecutionContext context, string name, object? value)
    {
        ((IDictionary<string, object?>)engine.GetValue("variables").ToObject()!)[name] = ScriptValues.Copy(engine, value);
        context.SetVariableInScope(name, value);
    }
}
