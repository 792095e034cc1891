namespace Elsa.Expressions.Models;

public class Literal<T> : Literal
{
    public Literal()
    {
    }

    public Literal(T value, string? id = null) : base(value!, id)
    {
    }
}
