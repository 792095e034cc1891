using System.Text.Json;

namespace Elsa.Expressions.Models;

public class ObjectLiteral<T> : ObjectLiteral
{
    public ObjectLiteral()
    {
    }

    public ObjectLiteral(T value) : base(JsonSerializer.Serialize(value!))
    {
    }
}
