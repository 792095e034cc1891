namespace Elsa.Expressions.Models;

public class MemoryRegister
{
    public MemoryRegister(IDictionary<string, MemoryBlock>? blocks = null) => Blocks = blocks ?? new Dictionary<string, MemoryBlock>();

    public IDictionary<string, MemoryBlock> Blocks { get; }

    public bool IsDeclared(MemoryBlockReference reference) => HasBlock(reference.Id);

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
