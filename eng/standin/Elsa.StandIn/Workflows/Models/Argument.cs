namespace Elsa.Workflows.Models;

public abstract class Argument
{
    protected Argument()
    {
    }

    protected Argument(MemoryBlockReference memoryBlockReference) : this(() => memoryBlockReference)
    {
    }

    protected Argument(Func<MemoryBlockReference> memoryBlockReference) => MemoryBlockReference = memoryBlockReference;

    public Func<MemoryBlockReference> MemoryBlockReference { get; set; } = null!;
}
