namespace Elsa.StandIn.Engine;

/// <summary>Marks a variable whose value is gone when the run has ended, as Elsa's MemoryStorageDriver does.</summary>
internal sealed class MemoryStorage;
