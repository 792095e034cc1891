namespace Elsa.Intercom.Errors;

/// <summary>
/// The codes of errors that the package finds itself. An error that Intercom names keeps Intercom's code, such as
/// <c>not_found</c>, <c>parameter_invalid</c> or <c>api_plan_restricted</c> (API 2.14).
/// </summary>
public static class IntercomErrorCodes
{
    /// <summary>An input is missing or not acceptable; nothing was sent.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>A field is newer than the connection's API version; nothing was sent.</summary>
    public const string FieldNotInVersion = "field_not_in_version";

    /// <summary>No connection of that name is configured; nothing was sent.</summary>
    public const string ConnectionUnknown = "connection_unknown";

    /// <summary>The connection's settings are not acceptable; nothing was sent.</summary>
    public const string ConnectionInvalid = "connection_invalid";

    /// <summary>The workspace is hosted in another region than the connection's. Found by the connection test only.</summary>
    public const string RegionMismatch = "region_mismatch";

    /// <summary>Nobody in the workspace answers to the given value.</summary>
    public const string ContactNotFound = "contact_not_found";

    /// <summary>Several contacts answer to the given value, and the wanted role doesn't settle which.</summary>
    public const string SeveralContacts = "several_contacts";

    /// <summary>The contact is archived.</summary>
    public const string ContactArchived = "contact_archived";

    /// <summary>A contact that matches one of the given identifiers carries another one already.</summary>
    public const string ContactConflict = "contact_conflict";

    /// <summary>Intercom's rate limit wasn't lifted within the connection's MaxRateLimitWait.</summary>
    public const string RateLimitExceeded = "rate_limit_exceeded";

    /// <summary>Nothing reached Intercom: name resolution, connecting or TLS failed.</summary>
    public const string ConnectionFailed = "connection_failed";

    /// <summary>The attempt took longer than the connection's Timeout.</summary>
    public const string Timeout = "timeout";

    /// <summary>The connection broke after the request was begun.</summary>
    public const string ConnectionLost = "connection_lost";

    /// <summary>Intercom answered with an error of its own (408 or 5xx).</summary>
    public const string ServerError = "server_error";

    /// <summary>The answer was cut off, too large, or not from Intercom's API.</summary>
    public const string InvalidAnswer = "invalid_answer";

    /// <summary>The answer was a redirect, which is never followed: the token would go along.</summary>
    public const string Redirected = "redirected";

    /// <summary>The answer to a new conversation lacks conversation_id, as answers of API versions before 2.4 do.</summary>
    public const string ConversationIdMissing = "conversation_id_missing";

    /// <summary>An earlier attempt under the same key was sent, and nobody knows what came of it.</summary>
    public const string EarlierAttemptUnknown = "earlier_attempt_unknown";

    /// <summary>After an attempt that was not answered, several things look like the one that was sent.</summary>
    public const string SeveralCandidates = "several_candidates";

    /// <summary>The ledger of keys couldn't be reached; nothing was sent.</summary>
    public const string LedgerUnavailable = "ledger_unavailable";

    /// <summary>Intercom refused without naming a code.</summary>
    public const string Rejected = "rejected";
}
