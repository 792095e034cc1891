using System.Collections;
using System.Collections.Concurrent;
using System.Dynamic;
using System.Text.RegularExpressions;
using Acornima.Ast;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.JavaScript.Options;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using Microsoft.Extensions.Options;
using Expression = Elsa.Expressions.Models.Expression;

namespace Elsa.StandIn;

internal sealed class JavaScriptHandler(IServiceScopeFactory scopes) : IExpressionHandler
{
    public async ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        await using var scope = scopes.CreateAsyncScope();
        var evaluator = scope.ServiceProvider.GetRequiredService<IJavaScriptEvaluator>();
        var text = expression.Value.ConvertTo<string>() ?? "";
        return await evaluator.EvaluateAsync(text, returnType, context, options, cancellationToken: context.CancellationToken);
    }
}

/// <summary>Evaluates JavaScript with Elsa's own engine, Jint. An engine lives for one evaluation.</summary>
internal sealed partial class JavaScriptEvaluator(IOptions<JintOptions> options) : IJavaScriptEvaluator
{
    private static readonly ScriptPreparationOptions Preparation = new() { ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true } };

    private readonly ConcurrentDictionary<string, Prepared<Script>> _scripts = new();

    public Task<object?> EvaluateAsync(
        string expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? evaluatorOptions = null,
        Action<Engine>? configureEngine = null, CancellationToken cancellationToken = default)
    {
        var engine = new Engine(jint => { Configure(jint); options.Value.EngineOptions(jint, context); });
        configureEngine?.Invoke(engine);
        var variables = Variables(engine, context, expression);
        engine.SetValue("variables", variables);
        JavaScriptFunctions.Define(engine, context);
        options.Value.Engine(engine, context);

        var script = _scripts.GetOrAdd(expression, text => Engine.PrepareScript(text, options: Preparation));
        var result = engine.Evaluate(script).UnwrapIfPromise(cancellationToken);
        WriteBack((IDictionary<string, object?>)variables, context);

        return Task.FromResult(result.ToObject().ConvertTo(returnType));
    }

    /// <summary>The values of the variables that the script mentions.</summary>
    private static ExpandoObject Variables(Engine engine, ExpressionExecutionContext context, string source)
    {
        var named = Reference().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        IDictionary<string, object?> variables = new ExpandoObject();

        foreach (var name in context.GetVariableNamesInScope().Where(named.Contains))
            variables[name] = ScriptValues.Copy(engine, context.GetVariableInScope(name));

        return (ExpandoObject)variables;
    }

    /// <summary>As in Elsa, a script can change a variable through the container, but can't set it to null.</summary>
    private static void WriteBack(IDictionary<string, object?> variables, ExpressionExecutionContext context)
    {
        foreach (var (name, value) in variables)
            context.SetVariable(name, (value is JsValue script ? script.ToObject() : value) ?? context.GetVariableInScope(name));
    }

    private static void Configure(Jint.Options options)
    {
        options.Interop.ObjectConverters.Add(new ScriptValues());
        options.SetWrapObjectHandler((engine, target, type) =>
        {
            var wrapper = ObjectWrapper.Create(engine, target, type);

            if (target is ICollection and not IDictionary)
                wrapper.Prototype = engine.Intrinsics.Array.PrototypeObject;

            return wrapper;
        });
    }

    [GeneratedRegex(@"variables\.(\w+)")]
    private static partial Regex Reference();
}
