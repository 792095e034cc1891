using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

internal sealed class VariableHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        ValueTask.FromResult((expression.Value as Variable)?.Get(context));
}
