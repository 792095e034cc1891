using Elsa.StandIn.Recording;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Running;

/// <summary>One condition on when an instance was created, changed or finished. A time of midnight stands for the whole day.</summary>
internal sealed record TimestampQuery(string? Column, string? Operator, DateTimeOffset Timestamp)
{
    /// <summary>The condition itself. One that nobody can meet is refused here, before there is an instance to ask about.</summary>
    public Func<InstanceRecord, bool> ToCondition()
    {
        Func<InstanceRecord, DateTimeOffset?> column = Column?.Trim().ToUpperInvariant() switch
        {
            "CREATEDAT" => x => x.CreatedAt,
            "UPDATEDAT" => x => x.UpdatedAt,
            "FINISHEDAT" => x => x.FinishedAt,
            _ => throw new BadHttpRequestException("Invalid timestamp filter column. Allowed columns are: CreatedAt, UpdatedAt, FinishedAt."),
        };

        var start = Timestamp;
        var isDay = start.TimeOfDay == TimeSpan.Zero;
        var end = isDay ? start.AddDays(1) : start;

        Func<DateTimeOffset?, bool> matches = Operator switch
        {
            "Is" => isDay ? value => value >= start && value < end : value => value == start,
            "IsNot" => isDay ? value => value < start || value >= end : value => value != start,
            "GreaterThan" => value => value > end,
            "GreaterThanOrEqual" => value => value >= start,
            "LessThan" => value => value < start,
            "LessThanOrEqual" => value => value <= end,
            _ => throw new BadHttpRequestException($"The timestamp operator '{Operator}' is not known."),
        };

        return x => matches(column(x));
    }
}
