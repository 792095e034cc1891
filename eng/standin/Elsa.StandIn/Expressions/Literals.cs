using System.Text.Json;

namespace Elsa.Expressions.Models;

public class Literal : MemoryBlockReference
{
    public Literal()
    {
    }

    public Literal(object? value, string? id = null) : base(id!) => Value = value;

    public object? Value { get; }
}

public class Literal<T> : Literal
{
    public Literal()
    {
    }

    public Literal(T value, string? id = null) : base(value!, id)
    {
    }
}

public class ObjectLiteral : MemoryBlockReference
{
    public ObjectLiteral(string? value) => Value = value;

    public string? Value { get; }

    public static ObjectLiteral From<T>(T value) => new ObjectLiteral<T>(value);
}

public class ObjectLiteral<T> : ObjectLiteral
{
    public ObjectLiteral(T value) : base(JsonSerializer.Serialize(value!))
    {
    }
}

public class Expression
{
    public Expression()
    {
    }

    public Expression(string type, object? value)
    {
        Type = type;
        Value = value;
    }

    public string Type { get; set; } = null!;
    public object? Value { get; set; }

    public static Expression LiteralExpression(object? value) => new("Literal", value);

    public static Expression DelegateExpression(Func<ExpressionExecutionContext, ValueTask<object?>> value) => new("Delegate", value);

    public static Expression DelegateExpression<T>(Func<ExpressionExecutionContext, T> value) =>
        DelegateExpression(context => ValueTask.FromResult<object?>(value(context)));

    public static Expression DelegateExpression<T>(Func<T> value) => DelegateExpression(_ => ValueTask.FromResult<object?>(value()));
}

public class ExpressionEvaluatorOptions
{
}
