using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>
/// The outcomes of the activities, one for each thing that somebody can do about it. Workflows name them in their connections, so they never change.
/// </summary>
internal static class Outcomes
{
    /// <summary>It is so. The next step acts.</summary>
    public const string Done = "Done";

    /// <summary>The contact or conversation isn't there. The author acts.</summary>
    public const string NotFound = "Not Found";

    /// <summary>The request is wrong and stays so. The author acts, or whoever gave the data.</summary>
    public const string Rejected = "Rejected";

    /// <summary>Nothing happened, and it wasn't the request. Time helps, or the administrator.</summary>
    public const string Unavailable = "Unavailable";

    /// <summary>It may have happened. Somebody looks.</summary>
    public const string Unknown = "Unknown";

    public static string For(IntercomErrorKind kind) => kind switch
    {
        IntercomErrorKind.Rejected => Rejected,
        IntercomErrorKind.NotFound => NotFound,
        IntercomErrorKind.Unauthorized or IntercomErrorKind.RateLimited or IntercomErrorKind.Unavailable => Unavailable,
        _ => Unknown,
    };
}
