namespace Elsa.StandIn.Api.Descriptors;

/// <summary>Where a variable's value is kept: with the instance, whose records show it then, or only while it runs.</summary>
internal sealed record StorageDriverModel(string TypeName, string DisplayName, double Priority, bool Deprecated)
{
    public static IReadOnlyCollection<StorageDriverModel> All { get; } =
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "Workflow Instance", 5, false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "Memory", 0, false),
    ];
}
