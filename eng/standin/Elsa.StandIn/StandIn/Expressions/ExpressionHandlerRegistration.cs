using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Expressions;

internal sealed record ExpressionHandlerRegistration(string ExpressionType, IExpressionHandler Handler);
