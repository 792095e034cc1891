namespace Elsa.StandIn.Http;

/// <summary>An endpoint that is live, and the workflow that it starts.</summary>
internal sealed record EndpointRoute(EndpointPayload Payload, string ActivityId, WorkflowGraph Graph);
