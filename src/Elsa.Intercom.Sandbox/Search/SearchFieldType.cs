namespace Elsa.Intercom.Sandbox.Search;

/// <summary>What a field holds, which decides the operators and values it can be searched with.</summary>
internal enum SearchFieldType
{
    Text,

    /// <summary>An e-mail address: compared without regard to case.</summary>
    Email,

    /// <summary>Text of which every word is compared by itself, without regard to case: <c>source.body</c>.</summary>
    Words,

    /// <summary>The id of a tag, for which contacts know only equal and not equal.</summary>
    Tag,

    Integer,

    Boolean,

    /// <summary>A Unix timestamp, compared to the second (conversations).</summary>
    Moment,

    /// <summary>A Unix timestamp of which only the calendar day counts, here in UTC (contacts).</summary>
    Day
}
