namespace Elsa.Intercom.Errors;

/// <summary>What a failed call to Intercom means. Each kind needs a different reaction.</summary>
public enum IntercomErrorKind
{
    /// <summary>Nothing changed: Intercom does not accept the request, or the contact it names. The same request fails again.</summary>
    Rejected,

    /// <summary>Nothing changed: the contact or conversation doesn't exist in this workspace.</summary>
    NotFound,

    /// <summary>
    /// Nothing changed: the token, its permissions, the workspace's plan (401, 402, 403) or the connection's settings don't allow it. An
    /// administrator can fix it.
    /// </summary>
    Unauthorized,

    /// <summary>Nothing changed: Intercom's rate limit (429) lasted longer than the connection may wait, or its queue was full.</summary>
    RateLimited,

    /// <summary>Nothing changed: nothing reached Intercom, or a request that only reads got no response.</summary>
    Unavailable,

    /// <summary>The result is unknown: the request was sent, and no trustworthy response came back. Intercom may have carried it out.</summary>
    Unknown,
}
