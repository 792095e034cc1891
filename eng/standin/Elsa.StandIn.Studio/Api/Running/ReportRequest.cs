namespace Elsa.StandIn.Api.Running;

/// <summary>The activities of an instance that a client wants counted.</summary>
internal sealed record ReportRequest(string? WorkflowInstanceId, ICollection<string>? ActivityNodeIds);
