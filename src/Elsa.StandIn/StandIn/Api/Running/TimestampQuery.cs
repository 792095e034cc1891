using Elsa.StandIn.Recording;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Running;

/// <summary>One condition on when an instance was created, changed or finished. A time of midnight stands for the whole day.</summary>
internal sealed record TimestampQuery(string? Column, string? Operator, DateTimeOffset Timestamp)
{
    public bool Matches(InstanceRecord instance)
    {
        var value = Column?.Trim().ToUpperInvariant() switch
        {
            "CREATEDAT" => instance.CreatedAt,
            "UPDATEDAT" => instance.UpdatedAt,
            "FINISHEDAT" => instance.FinishedAt,
            _ => throw new BadHttpRequestException("Invalid timestamp filter column. Allowed columns are: CreatedAt, UpdatedAt, FinishedAt."),
        };

        var isDay = Timestamp.TimeOfDay == TimeSpan.Zero;
        var end = isDay ? Timestamp.AddDays(1) : Timestamp;

        return Operator switch
        {
            "Is" => isDay ? value >= Timestamp && value < end : value == Timestamp,
            "IsNot" => isDay ? value < Timestamp || value >= end : value != Timestamp,
            "GreaterThan" => value > end,
            "GreaterThanOrEqual" => value >= Timestamp,
            "LessThan" => value < Timestamp,
            "LessThanOrEqual" => value <= end,
            _ => throw new BadHttpRequestException($"The timestamp operator '{Operator}' is not known."),
        };
    }
}
