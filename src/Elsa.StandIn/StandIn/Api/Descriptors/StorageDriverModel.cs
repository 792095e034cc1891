namespace Elsa.StandIn.Api.Descriptors;

/// <summary>Where a variable's value is kept. With everything in memory, both keep it as long as the instance is there.</summary>
internal sealed record StorageDriverModel(string TypeName, string DisplayName, double Priority, bool Deprecated)
{
    public static IReadOnlyCollection<StorageDriverModel> All { get; } =
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "Workflow Instance", 5, false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "Memory", 0, false),
    ];
}
