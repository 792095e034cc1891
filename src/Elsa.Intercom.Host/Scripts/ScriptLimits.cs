using Acornima.Ast;
using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.JavaScript.Options;
using Elsa.Expressions.Models;
using Elsa.Intercom.Host.Pages;
using Jint;
using Jint.Native;

namespace Elsa.Intercom.Host.Scripts;

/// <summary>Keeps an author's JavaScript from ending or hanging the host, on real Elsa and on the stand-in.</summary>
internal static class ScriptLimits
{
    public const int MegabytesOfMemory = 64;
    public const int LongestSource = 100_000;
    public const int DeepestCall = 200;
    public const int LongestArray = 1_000_000;
    public const int Stack = 256 * 1024 * 1024;

    /// <summary>Types that can use much memory or time in a single step, during which the engine doesn't check its limits.</summary>
    private static readonly string[] Removed =
    [
        "BigInt", "BigInt64Array", "BigUint64Array", "ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Int8Array", "Uint8Array", "Uint8ClampedArray",
        "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float16Array", "Float32Array", "Float64Array",
    ];

    private static readonly Prepared<Script> Guards = Engine.PrepareScript(Asset.Read("limits.js"));

    public static TimeSpan LongestRun { get; } = TimeSpan.FromSeconds(5);
    public static TimeSpan LongestMatch { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Call it after Elsa has registered its evaluator.</summary>
    public static void Add(IServiceCollection services)
    {
        services.Configure<JintOptions>(options => options.ConfigureEngineOptions(Limit).ConfigureEngine(Guard));

        var elsas = services.Last(x => x.ServiceType == typeof(IJavaScriptEvaluator));
        services.Remove(elsas);
        services.Add(
            new ServiceDescriptor(
                typeof(IJavaScriptEvaluator),
                provider => new LimitedEvaluator(
                    (IJavaScriptEvaluator)(elsas.ImplementationFactory?.Invoke(provider)
                        ?? ActivatorUtilities.CreateInstance(provider, elsas.ImplementationType!))),
                elsas.Lifetime));
    }

    private static void Limit(Jint.Options options, ExpressionExecutionContext context)
    {
        options.TimeoutInterval(LongestRun)
            .LimitMemory(MegabytesOfMemory * 1024L * 1024)
            .LimitRecursion(DeepestCall)
            .Constraint(new StackLimit(Stack / 64))
            .MaxArraySize(LongestArray)
            .RegexTimeoutInterval(LongestMatch)
            .DisableStringCompilation()
            .CancellationToken(context.CancellationToken);
        options.Constraints.PromiseTimeout = LongestRun;
    }

    private static void Guard(Engine engine, ExpressionExecutionContext context)
    {
        foreach (var name in Removed)
            engine.Global.Delete(new JsString(name));

        engine.Execute(Guards);
        ResultCheck.Define(engine);
    }
}
