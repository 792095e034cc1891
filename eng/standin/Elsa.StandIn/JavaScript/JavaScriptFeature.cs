using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Features.Abstractions;
using Elsa.Features.Services;
using Jint;

namespace Elsa.Expressions.JavaScript.Features
{
    public class JavaScriptFeature(IModule module) : FeatureBase(module)
    {
        public override void Apply()
        {
            Services.AddSingleton<IJavaScriptEvaluator, JavaScriptEvaluator>();
            Services.AddExpressionHandler<JavaScriptHandler>("JavaScript");
        }
    }
}

namespace Elsa.Expressions.JavaScript.Contracts
{
    public interface IJavaScriptEvaluator
    {
        Task<object?> EvaluateAsync(
            string expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null,
            Action<Engine>? configureEngine = null, CancellationToken cancellationToken = default);
    }
}

namespace Elsa.Expressions.JavaScript.Options
{
    public class JintOptions
    {
        internal Action<Jint.Options, ExpressionExecutionContext> EngineOptions { get; private set; } = (_, _) => { };
        internal Action<Engine, ExpressionExecutionContext> Engine { get; private set; } = (_, _) => { };

        public JintOptions ConfigureEngineOptions(Action<Jint.Options, ExpressionExecutionContext> configurator)
        {
            EngineOptions += configurator;
            return this;
        }

        public JintOptions ConfigureEngine(Action<Engine, ExpressionExecutionContext> configurator)
        {
            Engine += configurator;
            return this;
        }
    }
}
