namespace Elsa.Intercom.Errors;

/// <summary>What a failed call to Intercom means for whoever made it; each kind asks for another reaction.</summary>
public enum IntercomErrorKind
{
    /// <summary>Nothing was changed: the request, or the contact it names, is not acceptable. Sending it again gives the same.</summary>
    Rejected,

    /// <summary>Nothing was changed: the contact or conversation doesn't exist in this workspace.</summary>
    NotFound,

    /// <summary>
    /// Nothing was changed: the token, its permissions, the workspace's plan (401, 402, 403) or the connection's settings don't allow it. An
    /// administrator mends it.
    /// </summary>
    Unauthorized,

    /// <summary>Nothing was changed: Intercom refused for too many requests (429) longer than the connection may wait.</summary>
    RateLimited,

    /// <summary>Nothing was changed: nothing reached Intercom, or a question that changes nothing wasn't answered.</summary>
    Unavailable,

    /// <summary>Nobody can tell: the request was sent, and no trustworthy answer came back. It may have been carried out.</summary>
    Unknown,
}
