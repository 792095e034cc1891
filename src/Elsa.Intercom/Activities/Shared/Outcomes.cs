using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>
/// The outcomes of the activities, one for each reaction that they call for. Workflows name them in their connections, so they never change.
/// </summary>
internal static class Outcomes
{
    /// <summary>It worked. The next activity follows.</summary>
    public const string Done = "Done";

    /// <summary>The contact or conversation does not exist. The author acts.</summary>
    public const string NotFound = "Not Found";

    /// <summary>The request is wrong and stays wrong. The author or the data has to change.</summary>
    public const string Rejected = "Rejected";

    /// <summary>Nothing happened, and the request is not to blame. Time or an administrator helps.</summary>
    public const string Unavailable = "Unavailable";

    /// <summary>It may have happened. A person has to check.</summary>
    public const string Unknown = "Unknown";

    public static string For(IntercomErrorKind kind) => kind switch
    {
        IntercomErrorKind.Rejected => Rejected,
        IntercomErrorKind.NotFound => NotFound,
        IntercomErrorKind.Unauthorized or IntercomErrorKind.RateLimited or IntercomErrorKind.Unavailable => Unavailable,
        _ => Unknown,
    };
}
