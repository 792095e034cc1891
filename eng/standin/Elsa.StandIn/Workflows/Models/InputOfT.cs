namespace Elsa.Workflows.Models;

public class Input<T> : Input
{
    public Input(MemoryBlockReference memoryBlockReference) : base(memoryBlockReference, typeof(T))
    {
    }

    public Input(T literal, string? id = null) : this(new Literal<T>(literal, id))
    {
    }

    public Input(Func<T> @delegate, string? id = null) : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id!))
    {
    }

    public Input(Func<ExpressionExecutionContext, ValueTask<T?>> @delegate, string? id = null)
        : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id!))
    {
    }

    public Input(Func<ExpressionExecutionContext, T> @delegate, string? id = null)
        : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id!))
    {
    }

    public Input(Variable variable) : base(new Expression("Variable", variable), variable, typeof(T))
    {
    }

    public Input(Output output) : base(new Expression("Output", output), output.MemoryBlockReference(), typeof(T))
    {
    }

    public Input(Literal<T> literal) : base(Expression.LiteralExpression(literal.Value), literal, typeof(T))
    {
    }

    public Input(Literal literal) : base(Expression.LiteralExpression(literal.Value), literal, typeof(T))
    {
    }

    public Input(ObjectLiteral<T> literal) : base(Expression.LiteralExpression(literal.Value), literal, typeof(T))
    {
    }

    public Input(ObjectLiteral literal) : base(Expression.LiteralExpression(literal.Value), literal, typeof(T))
    {
    }

    public Input(Expression expression, MemoryBlockReference memoryBlockReference) : base(expression, memoryBlockReference, typeof(T))
    {
    }

    public Input(Expression expression) : this(expression, new MemoryBlockReference())
    {
    }
}
