using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

internal sealed class InputHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        ValueTask.FromResult(expression.Value is InputDefinition input ? context.GetInput(input.Name) : null);
}
