using Elsa.StandIn.Recording;

namespace Elsa.StandIn.Api.Running;

/// <summary>Which lines of a journal are wanted; what is left out does not matter.</summary>
internal sealed record JournalFilter(
    ICollection<string>? ActivityIds,
    ICollection<string>? ActivityNodeIds,
    ICollection<string>? ExcludedActivityTypes,
    ICollection<string>? EventNames)
{
    public bool Matches(JournalRecord record) =>
        Allows(ActivityIds, record.ActivityId)
        && Allows(ActivityNodeIds, record.NodeId)
        && Allows(EventNames, record.EventName)
        && ExcludedActivityTypes?.Contains(record.ActivityType) != true;

    private static bool Allows(ICollection<string>? wanted, string? value) => wanted is null || (value != null && wanted.Contains(value));
}
