using System.Text.Json;

namespace Elsa.StandIn.Recording;

/// <summary>One line of an instance's journal.</summary>
internal sealed record JournalRecord(
    string Id,
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string? EventName,
    string? Message,
    string? Source,
    JsonElement? Payload)
{
    public static JournalRecord Of(WorkflowExecutionLogEntry entry, string id) => new(
        id,
        entry.ActivityInstanceId,
        entry.ParentActivityInstanceId,
        entry.ActivityId,
        entry.ActivityType,
        entry.ActivityTypeVersion,
        entry.ActivityName,
        entry.NodeId,
        entry.Timestamp,
        entry.Sequence,
        entry.EventName,
        entry.Message,
        entry.Source,
        RecordedValue.Of(entry.Payload));
}
