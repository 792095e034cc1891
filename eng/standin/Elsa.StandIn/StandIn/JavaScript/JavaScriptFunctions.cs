using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Elsa.StandIn.Naming;
using Jurassic;

namespace Elsa.StandIn.JavaScript;

/// <summary>The functions that Elsa gives to a script, as far as they are there; calling another one is an error that names it.</summary>
internal sealed class JavaScriptFunctions(ScriptEngine engine, JavaScriptValues values, ExpressionExecutionContext context, VariablesObject variables)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public void Define()
    {
        Getter("getVariable", context.GetVariableInScope);
        Setter("setVariable");
        Getter("getInput", name => context.GetInput(name));
        engine.SetGlobalFunction(
            "getOutputFrom",
            new Func<string, object, object>((activity, output) => values.ToScript(context.GetOutput(activity, values.ToClr(output) as string))));
        engine.SetGlobalFunction("getLastResult", new Func<object>(() => values.ToScript(context.GetLastResult())));
        engine.SetGlobalFunction("getWorkflowDefinitionId", new Func<string>(() => context.GetWorkflowExecutionContext().Workflow.Identity.DefinitionId));
        engine.SetGlobalFunction("getWorkflowInstanceId", new Func<string>(() => context.GetWorkflowExecutionContext().Id));
        engine.SetGlobalFunction("getCorrelationId", new Func<object>(() => values.ToScript(context.GetWorkflowExecutionContext().CorrelationId)));
        engine.SetGlobalFunction("setCorrelationId", new Action<string>(value => context.GetWorkflowExecutionContext().CorrelationId = value));
        engine.SetGlobalFunction("isNullOrWhiteSpace", new Func<object, bool>(value => string.IsNullOrWhiteSpace(values.ToClr(value) as string)));
        engine.SetGlobalFunction("isNullOrEmpty", new Func<object, bool>(value => string.IsNullOrEmpty(values.ToClr(value) as string)));
        engine.SetGlobalFunction("toJson", new Func<object, string>(value => JsonSerializer.Serialize(values.ToClr(value), JsonOptions)));
        engine.SetGlobalFunction("newGuidString", new Func<string>(() => Guid.NewGuid().ToString()));

        foreach (var name in context.GetVariableNamesInScope().ToList())
        {
            var pascal = Names.Pascalize(name);
            engine.SetGlobalFunction($"get{pascal}", new Func<object>(() => values.ToScript(context.GetVariableInScope(name))));
            engine.SetGlobalFunction($"set{pascal}", new Action<object>(value => SetVariable(name, value)));
        }

        DefineInputs();
        DefineOutputs();
    }

    // get{Output}From{ActivityName}() for every named activity beside this one.
    private void DefineOutputs()
    {
        if (!context.TryGetActivityExecutionContext(out var current) || current.FindParentWithVariableContainer()?.ActivityNode is not { } container)
            return;

        var registry = context.GetRequiredService<IActivityRegistry>();

        foreach (var activity in container.Children.Select(x => x.Activity).Where(x => !string.IsNullOrWhiteSpace(x.Name)))
        {
            foreach (var output in registry.Find(activity.Type)?.Outputs ?? [])
                engine.SetGlobalFunction(
                    $"get{output.Name}From{Names.Pascalize(activity.Name!)}",
                    new Func<object>(() => values.ToScript(context.GetOutput(activity.Id, output.Name))));
        }
    }

    private void DefineInputs()
    {
        if (!context.TryGetWorkflowExecutionContext(out var workflow))
            return;

        foreach (var name in workflow.Workflow.Inputs.Select(x => x.Name))
            engine.SetGlobalFunction($"get{name}", new Func<object>(() => values.ToScript(context.GetInput(name))));
    }

    private void Getter(string function, Func<string, object?> get) =>
        engine.SetGlobalFunction(function, new Func<string, object>(name => values.ToScript(get(name))));

    private void Setter(string function) => engine.SetGlobalFunction(function, new Action<string, object>(SetVariable));

    private void SetVariable(string name, object value)
    {
        var converted = values.ToClr(value);
        context.SetVariableInScope(name, converted);
        variables.Put(name, converted);
    }
}
