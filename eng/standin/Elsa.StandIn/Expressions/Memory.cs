namespace Elsa.Expressions.Models;

public class MemoryBlock
{
    public MemoryBlock()
    {
    }

    public MemoryBlock(object? value, object? metadata = null)
    {
        Value = value;
        Metadata = metadata;
    }

    public object? Value { get; set; }
    public object? Metadata { get; set; }
}

public class MemoryBlockReference
{
    public MemoryBlockReference()
    {
    }

    public MemoryBlockReference(string id) => Id = id;

    public string Id { get; set; } = null!;

    public virtual MemoryBlock Declare() => new();

    public object? Get(MemoryRegister memoryRegister) => GetBlock(memoryRegister).Value;

    public object? Get(ExpressionExecutionContext context) => context.Get(this);

    public bool TryGet(ExpressionExecutionContext context, out object? value) => context.TryGet(this, out value);

    public void Set(ExpressionExecutionContext context, object? value, Action<MemoryBlock>? configure = null) => context.Set(this, value, configure);

    public MemoryBlock GetBlock(MemoryRegister memoryRegister) => memoryRegister.TryGetBlock(Id, out var block) ? block : memoryRegister.Declare(this);
}

public class MemoryRegister
{
    public MemoryRegister(IDictionary<string, MemoryBlock>? blocks = null) => Blocks = blocks ?? new Dictionary<string, MemoryBlock>();

    public IDictionary<string, MemoryBlock> Blocks { get; }

    public bool HasBlock(string id) => Blocks.ContainsKey(id);

    public bool TryGetBlock(string id, out MemoryBlock block) => Blocks.TryGetValue(id, out block!);

    public void Declare(IEnumerable<MemoryBlockReference> references)
    {
        foreach (var reference in references)
            Declare(reference);
    }

    public MemoryBlock Declare(MemoryBlockReference blockReference)
    {
        if (!Blocks.TryGetValue(blockReference.Id, out var block))
            Blocks[blockReference.Id] = block = blockReference.Declare();

        return block;
    }
}

public class ExpressionExecutionContext(
    IServiceProvider serviceProvider,
    MemoryRegister memory,
    ExpressionExecutionContext? parentContext = null,
    IDictionary<object, object>? transientProperties = null,
    Action? onChange = null,
    CancellationToken cancellationToken = default)
{
    public IServiceProvider ServiceProvider { get; } = serviceProvider;
    public MemoryRegister Memory { get; } = memory;
    public IDictionary<object, object> TransientProperties { get; set; } = transientProperties ?? new Dictionary<object, object>();
    public CancellationToken CancellationToken { get; } = cancellationToken;
    public ExpressionExecutionContext? ParentContext { get; set; } = parentContext;

    public MemoryBlock GetBlock(Func<MemoryBlockReference> blockReference)
    {
        ArgumentNullException.ThrowIfNull(blockReference);
        return GetBlock(blockReference());
    }

    public MemoryBlock GetBlock(MemoryBlockReference blockReference)
    {
        ArgumentNullException.ThrowIfNull(blockReference);
        return Find(blockReference) ?? throw new InvalidOperationException($"Failed to retrieve memory block with reference {blockReference.Id}");
    }

    public bool TryGetBlock(MemoryBlockReference blockReference, out MemoryBlock block)
    {
        block = Find(blockReference)!;
        return block != null;
    }

    public object? Get(MemoryBlockReference blockReference) => GetBlock(blockReference).Value;

    public bool TryGet(MemoryBlockReference blockReference, out object? value)
    {
        var found = TryGetBlock(blockReference, out var block);
        value = found ? block.Value : null;
        return found;
    }

    public void Set(MemoryBlockReference blockReference, object? value, Action<MemoryBlock>? configure = null)
    {
        var block = Find(blockReference) ?? Memory.Declare(blockReference);
        block.Value = value;
        configure?.Invoke(block);
        onChange?.Invoke();
    }

    public T GetRequiredService<T>() where T : notnull => ServiceProvider.GetRequiredService<T>();

    private MemoryBlock? Find(MemoryBlockReference reference)
    {
        if (reference.Id == null!)
            return null;

        for (var context = this; context != null; context = context.ParentContext)
        {
            if (context.Memory.TryGetBlock(reference.Id, out var block))
                return block;
        }

        return null;
    }
}
