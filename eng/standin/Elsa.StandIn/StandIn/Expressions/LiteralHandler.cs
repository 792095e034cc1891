using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

internal sealed class LiteralHandler(IWellKnownTypeRegistry types) : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        ValueTask.FromResult(expression.Value.ConvertTo(returnType, new ObjectConverterOptions(WellKnownTypeRegistry: types)));
}
