using System.Text.Json.Nodes;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>One version of a definition, as an author saved it, with what a server adds. Nobody changes its JSON in place.</summary>
internal sealed record StoredDefinition
{
    /// <summary>Names this version, among all versions of all definitions.</summary>
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public required int Version { get; init; }

    public required bool IsLatest { get; init; }

    public required bool IsPublished { get; init; }

    public bool IsReadonly { get; init; }

    public bool IsSystem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? ToolVersion { get; init; }

    /// <summary>Where a definition came from that no author saved here.</summary>
    public string? ProviderName { get; init; }

    /// <summary>Variables, inputs, outputs, outcomes, custom properties, options and the root activity.</summary>
    public required JsonObject Json { get; init; }
}
