namespace Elsa.Expressions.Models;

public class Literal : MemoryBlockReference
{
    public Literal()
    {
    }

    public Literal(object? value, string? id = null) : base(id!) => Value = value;

    public object? Value { get; }

    public static Literal From<T>(T value) => new Literal<T>(value);
}
