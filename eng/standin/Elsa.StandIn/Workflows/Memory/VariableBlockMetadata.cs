namespace Elsa.Workflows.Memory;

public record VariableBlockMetadata(Variable Variable, Type? StorageDriverType, bool IsInitialized);
