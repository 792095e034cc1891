using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

internal sealed class DelegateHandler : IExpressionHandler
{
    public async ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        expression.Value is Func<ExpressionExecutionContext, ValueTask<object?>> evaluate ? await evaluate(context) : null;
}
