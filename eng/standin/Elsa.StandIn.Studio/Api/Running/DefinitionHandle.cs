namespace Elsa.StandIn.Api.Running;

/// <summary>Names a version of a definition, by its own id or by the definition's.</summary>
internal sealed record DefinitionHandle(string? DefinitionId, string? VersionOptions, string? DefinitionVersionId);
