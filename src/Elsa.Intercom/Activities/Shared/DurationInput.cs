using System.Globalization;
using System.Text.Json;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a duration. Elsa's own conversion silently turns what it can't read into "no duration".</summary>
internal static class DurationInput
{
    // .NET's own reading takes 24:00:00 for 24 days, and 3 for three days.
    private static readonly string[] Formats = ["c", @"h\:mm", @"hh\:mm", @"h\:mm\:ss"];

    /// <summary>The duration in a value; null if there is none.</summary>
    /// <exception cref="IntercomException">The value is not a duration, or not a positive one.</exception>
    public static TimeSpan? Read(object? value, string name) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        TimeSpan duration => Positive(duration, name),
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, out var duration) => Positive(duration, name),
        JsonElement { ValueKind: JsonValueKind.String } json => Read(json.GetString(), name),
        _ => throw Invalid(name, "is not a duration"),
    };

    private static TimeSpan Positive(TimeSpan duration, string name) => duration > TimeSpan.Zero ? duration : throw Invalid(name, "is not longer than zero");

    private static IntercomException Invalid(string name, string problem) => IntercomException.Invalid(
        $"{name} {problem}. Write days, hours, minutes and seconds, for example 1.00:00:00 for a day or 04:00:00 for four hours.");
}
