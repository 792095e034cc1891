namespace Elsa.StandIn;

/// <summary>A published definition and its endpoints.</summary>
public sealed record PublishedWorkflow(string DefinitionId, string? Name, string? Description, WorkflowGraph Graph, IReadOnlyList<PublishedEndpoint> Endpoints);
