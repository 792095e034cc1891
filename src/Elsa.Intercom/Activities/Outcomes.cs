using Elsa.Intercom.Client;

namespace Elsa.Intercom.Activities;

/// <summary>The outcomes of the activities. Workflows name them in their connections, so they never change.</summary>
internal static class Outcomes
{
    public const string Done = "Done";
    public const string ContactNotFound = "Contact Not Found";
    public const string Rejected = "Rejected";
    public const string Unauthorized = "Unauthorized";
    public const string RateLimited = "Rate Limited";
    public const string Unavailable = "Unavailable";
    public const string Unknown = "Unknown";

    public static string Of(IntercomErrorKind kind) => kind switch
    {
        IntercomErrorKind.Rejected => Rejected,
        IntercomErrorKind.NotFound => ContactNotFound,
        IntercomErrorKind.Unauthorized => Unauthorized,
        IntercomErrorKind.RateLimited => RateLimited,
        IntercomErrorKind.Unavailable => Unavailable,
        _ => Unknown,
    };
}
