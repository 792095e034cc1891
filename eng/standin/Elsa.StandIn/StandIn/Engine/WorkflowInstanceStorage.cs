namespace Elsa.StandIn.Engine;

/// <summary>Marks a variable whose value is kept with the instance, as Elsa's WorkflowInstanceStorageDriver does.</summary>
internal sealed class WorkflowInstanceStorage;
