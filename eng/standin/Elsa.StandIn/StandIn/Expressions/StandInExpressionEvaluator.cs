using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

internal sealed class StandInExpressionEvaluator(ExpressionHandlers handlers) : IExpressionEvaluator
{
    public async ValueTask<T?> EvaluateAsync<T>(Expression expression, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        (T?)await EvaluateAsync(expression, typeof(T), context, options);

    public async ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null)
    {
        var handler = handlers.Find(expression.Type) ?? throw new NotInStandInException($"The expression type {expression.Type}");
        return await handler.EvaluateAsync(expression, returnType, context, options ?? new ExpressionEvaluatorOptions());
    }
}
