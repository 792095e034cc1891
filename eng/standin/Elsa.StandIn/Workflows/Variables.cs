namespace Elsa.Workflows.Memory;

public class Variable : MemoryBlockReference
{
    public Variable()
    {
    }

    public Variable(string name)
    {
        Id = $"{(name == null! ? "Unnamed" : Names.Camelize(name))}Variable";
        Name = name!;
    }

    public Variable(string name, object? value = null) : this(name) => Value = value;

    public string Name { get; set; } = null!;
    public object? Value { get; set; }
    public Type? StorageDriverType { get; set; }

    public override MemoryBlock Declare() => new(Value, new VariableBlockMetadata(this, StorageDriverType, false));
}

public class Variable<T> : Variable
{
    public Variable()
    {
    }

    public Variable(string name, T value) : base(name, value)
    {
    }

    public T? Get(ActivityExecutionContext context) => Get(context.ExpressionExecutionContext);

    public new T? Get(ExpressionExecutionContext context) => base.Get(context).ConvertTo<T?>();
}

public record VariableBlockMetadata(Variable Variable, Type? StorageDriverType, bool IsInitialized);
