namespace Elsa.Expressions.Models;

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

    public ExpressionExecutionContext? ParentContext { get; set; } = parentContext;

    public CancellationToken CancellationToken { get; } = cancellationToken;

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

    public object? Get(Func<MemoryBlockReference> blockReference) => GetBlock(blockReference).Value;

    public object? Get(MemoryBlockReference blockReference) => GetBlock(blockReference).Value;

    public bool TryGet(MemoryBlockReference blockReference, out object? value)
    {
        var found = TryGetBlock(blockReference, out var block);
        value = found ? block.Value : null;
        return found;
    }

    public T? Get<T>(Func<MemoryBlockReference> blockReference) => Get(blockReference).ConvertTo<T>();

    public T? Get<T>(MemoryBlockReference blockReference) => Get(blockReference).ConvertTo<T>();

    public void Set(Func<MemoryBlockReference> blockReference, object? value, Action<MemoryBlock>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(blockReference);
        Set(blockReference(), value, configure);
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
