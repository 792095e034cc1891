namespace Elsa.StandIn.Engine;

/// <summary>First in, first out, as Elsa's default scheduler.</summary>
internal sealed class WorkQueue : Queue<WorkItem>;
