using System.Text.Json;

namespace Elsa.StandIn.Recording;

/// <summary>An instance as it was when its state was last committed.</summary>
internal sealed record InstanceRecord
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int Version { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public required bool IsExecuting { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required int IncidentCount { get; init; }

    public required bool IsSystem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The state in the JSON of Elsa's API.</summary>
    public required JsonElement State { get; init; }

    public required IReadOnlyList<JournalRecord> Journal { get; init; }

    public required IReadOnlyList<ActivityRecord> Activities { get; init; }

    public required IReadOnlyList<VariableRecord> Variables { get; init; }
}
