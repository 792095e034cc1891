using Elsa.StandIn.Engine;

namespace Elsa.StandIn.Definitions;

/// <summary>What a definition calls the places where a variable's value can be kept: by Elsa's short name or by that of the class.</summary>
internal static class StorageDrivers
{
    public static Type? Find(string? typeName) => typeName?.Split(',')[0].Split('.')[^1].Trim() switch
    {
        null or "" => null,
        "WorkflowInstanceStorageDriver" => typeof(WorkflowInstanceStorage),
        "MemoryStorageDriver" => typeof(MemoryStorage),
        _ => throw new NotInStandInException($"The storage driver {typeName}"),
    };
}
