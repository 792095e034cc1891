namespace Elsa.Workflows.Models;

public abstract class Input : Argument
{
    protected Input(MemoryBlockReference memoryBlockReference, Type type) : base(memoryBlockReference) => Type = type;

    protected Input(Expression? expression, MemoryBlockReference memoryBlockReference, Type type) : this(memoryBlockReference, type) =>
        Expression = expression;

    public Expression? Expression { get; }

    public Type Type { get; set; }
}
