namespace Elsa.Intercom.Sandbox.Search;

/// <summary>The type of a field, which decides its operators and values in a search.</summary>
internal enum SearchFieldType
{
    Text,

    /// <summary>An email address, compared ignoring case.</summary>
    Email,

    /// <summary>Text whose words are compared one by one, ignoring case: <c>source.body</c>.</summary>
    Words,

    /// <summary>The id of a tag. For contacts, only equal and not equal exist.</summary>
    Tag,

    Integer,

    /// <summary>The id of an admin or team, a whole number. That 0 means nobody, like null, is assumed.</summary>
    Assignee,

    Boolean,

    /// <summary>A Unix timestamp, compared to the second (conversations).</summary>
    Moment,

    /// <summary>A Unix timestamp that is compared by its calendar day, here in UTC (contacts).</summary>
    Day
}
