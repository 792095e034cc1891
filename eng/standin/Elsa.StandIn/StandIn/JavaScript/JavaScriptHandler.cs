using System.Collections.Concurrent;
using Elsa.Expressions.Contracts;
using Jurassic;

namespace Elsa.StandIn.JavaScript;

/// <summary>Evaluates ECMAScript 5 and template literals; an engine lives for one evaluation.</summary>
internal sealed class JavaScriptHandler : IExpressionHandler
{
    private readonly ConcurrentDictionary<string, CompiledEval> _scripts = new();

    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        var source = expression.Value.ConvertTo<string>() ?? "";
        var engine = new ScriptEngine();
        var values = new JavaScriptValues(engine);
        var variables = new VariablesObject(engine, values, context, source);
        new JavaScriptFunctions(engine, values, context, variables).Define();

        var script = _scripts.GetOrAdd(source, x => CompiledEval.Compile(new StringScriptSource(x)));
        var result = script.Evaluate(engine);
        variables.WriteBack();

        return ValueTask.FromResult(values.ToClr(result).ConvertTo(returnType));
    }
}
