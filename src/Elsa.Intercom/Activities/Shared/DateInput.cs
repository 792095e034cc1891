using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Reads an author's date. Elsa's own conversion silently turns a number, and a text that is not a date, into "no date", and takes a text
/// without an offset for local time. Here, each of them is an error that says what to write instead.
/// </summary>
internal static class DateInput
{
    private static readonly Regex BeginsWithDate = new(@"^\d{4}-\d{2}-\d{2}([T ]|$)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The date in a value; null if there is none.</summary>
    /// <exception cref="IntercomException">The value is not a date, or a date without an offset.</exception>
    public static DateTimeOffset? Read(object? value, string name) => value switch
    {
        null => null,
        DateTimeOffset date => date == default ? null : date,
        DateTime date when date == default => null,
        DateTime { Kind: not DateTimeKind.Unspecified } date => new DateTimeOffset(date.ToUniversalTime(), TimeSpan.Zero),
        DateTime => throw Invalid(name, "has no offset"),
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => Parse(text.Trim(), name),
        JsonElement { ValueKind: JsonValueKind.String } json => Read(json.GetString(), name),
        JsonElement { ValueKind: JsonValueKind.Null } => null,
        bool => throw Invalid(name, "is not a date"),
        _ => throw Invalid(name, value is IConvertible or JsonElement { ValueKind: JsonValueKind.Number } ? "is a number" : "is not a date"),
    };

    private static DateTimeOffset Parse(string text, string name)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || !BeginsWithDate.IsMatch(text))
            throw Invalid(name, "is not a date");

        // A text without an offset does not name one moment, so its kind stays unspecified.
        var hasOffset = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var kind) &&
            kind.Kind != DateTimeKind.Unspecified;
        return hasOffset ? date : throw Invalid(name, "has no offset");
    }

    private static IntercomException Invalid(string name, string problem) =>
        IntercomException.Invalid($"{name} {problem}. Write the date in ISO 8601 with an offset, for example 2026-01-31T09:30:00Z, or use a JavaScript Date. "
            + "For Unix seconds, use new Date(seconds * 1000).");
}
