using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>Checks an event before anything is sent (API 2.14).</summary>
internal static class EventRules
{
    /// <summary>Intercom ignores further keys.</summary>
    public const int MaxMetadata = 10;

    // A server's clock may be a little behind the author's.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(TrackEventRequest request, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(request.EventName))
            throw IntercomException.Invalid("Event name is empty. Name the event, for example invited-friend.");

        TextRules.Check(request.EventName, "Event name");
        CheckOccurredAt(request.OccurredAt ?? throw IntercomException.Invalid("Occurred at is empty. An event needs the time at which it happened."), now);
        CheckMetadata(request.Metadata);
    }

    /// <param name="occurredAt">When the event happened.</param>
    /// <param name="now">When it is sent; null if not known yet.</param>
    /// <exception cref="IntercomException">The date is before 1970, which Intercom's dates can't express, or in the future.</exception>
    public static void CheckOccurredAt(DateTimeOffset? occurredAt, DateTimeOffset? now)
    {
        if (occurredAt <= DateTimeOffset.UnixEpoch)
            throw IntercomException.Invalid("Occurred at is before 1970. Write the date in ISO 8601 with an offset, for example 2026-01-31T09:30:00Z.");

        if (occurredAt > now + ClockTolerance)
            throw IntercomException.Invalid("Occurred at is in the future. Leave it out for an event that happens now.");
    }

    private static void CheckMetadata(IReadOnlyDictionary<string, object?>? metadata)
    {
        if (metadata?.Count > MaxMetadata)
            throw IntercomException.Invalid($"Metadata has {metadata.Count} keys; Intercom keeps {MaxMetadata} and ignores the rest. Leave some out.");

        foreach (var (name, value) in metadata ?? new Dictionary<string, object?>())
        {
            TextRules.Check(name, "A key of Metadata");
            TextRules.Check(value as string, "A value of Metadata");

            if (value is bool)
                throw IntercomException.Invalid("Metadata has a value that is true or false. Intercom keeps texts, numbers and dates; write it as a text.");
        }
    }
}
