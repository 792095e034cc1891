namespace Elsa.Workflows.Memory;

public class Variable<T> : Variable
{
    public Variable()
    {
    }

    public Variable(string name, T value) : base(name, value)
    {
    }

    public Variable(string name, T value, string? id = null) : base(name, value, id)
    {
    }

    public T? Get(ActivityExecutionContext context) => Get(context.ExpressionExecutionContext);

    public new T? Get(ExpressionExecutionContext context) => base.Get(context).ConvertTo<T?>();

    public Variable<T> WithId(string id)
    {
        Id = id;
        return this;
    }

    public Variable<T> WithName(string name)
    {
        Name = name;
        return this;
    }

    public Variable<T> WithValue(T value)
    {
        Value = value;
        return this;
    }
}
