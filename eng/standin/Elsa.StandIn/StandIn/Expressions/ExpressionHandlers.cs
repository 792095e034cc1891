using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

/// <summary>The expression types that are there, by the name they have in a definition's JSON.</summary>
internal sealed class ExpressionHandlers(IEnumerable<ExpressionHandlerRegistration> registrations)
{
    private readonly Dictionary<string, IExpressionHandler> _handlers = registrations.ToDictionary(x => x.ExpressionType, x => x.Handler);

    public IExpressionHandler? Find(string expressionType) => _handlers.GetValueOrDefault(expressionType);
}
