namespace Elsa.Intercom.Errors;

/// <summary>
/// The package's own error codes. An error that Intercom names keeps Intercom's code, such as
/// <c>not_found</c>, <c>parameter_invalid</c> or <c>api_plan_restricted</c> (API 2.14).
/// </summary>
public static class IntercomErrorCodes
{
    /// <summary>An input is missing or invalid. Nothing was sent.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>A field is newer than the connection's API version. Nothing was sent.</summary>
    public const string FieldNotInVersion = "field_not_in_version";

    /// <summary>No connection has that name. Nothing was sent.</summary>
    public const string ConnectionUnknown = "connection_unknown";

    /// <summary>The connection's settings are invalid. Nothing was sent.</summary>
    public const string ConnectionInvalid = "connection_invalid";

    /// <summary>The workspace is hosted in a different region from the connection's. The connection test finds it, or Intercom says so.</summary>
    public const string RegionMismatch = "region_mismatch";

    /// <summary>No contact in the workspace matches the given value.</summary>
    public const string ContactNotFound = "contact_not_found";

    /// <summary>Several contacts match the given value, and the contact type doesn't decide between them.</summary>
    public const string SeveralContacts = "several_contacts";

    /// <summary>The contact is archived.</summary>
    public const string ContactArchived = "contact_archived";

    /// <summary>A contact matches one of the given identifiers and already has a different value for the other.</summary>
    public const string ContactConflict = "contact_conflict";

    /// <summary>Intercom's rate limit lasted longer than MaxRateLimitWait, or MaxQueuedRequests already waited for it.</summary>
    public const string RateLimitExceeded = "rate_limit_exceeded";

    /// <summary>Nothing reached Intercom: name resolution, connecting or TLS failed.</summary>
    public const string ConnectionFailed = "connection_failed";

    /// <summary>The attempt took longer than the connection's Timeout.</summary>
    public const string Timeout = "timeout";

    /// <summary>The connection broke after sending began.</summary>
    public const string ConnectionLost = "connection_lost";

    /// <summary>Intercom responded with a server error (408 or 5xx).</summary>
    public const string ServerError = "server_error";

    /// <summary>The response was cut off, too large, or not from Intercom's API.</summary>
    public const string InvalidAnswer = "invalid_answer";

    /// <summary>The response was a redirect. Redirects are never followed, because they would carry the token elsewhere.</summary>
    public const string Redirected = "redirected";

    /// <summary>The response to a new conversation has no conversation_id, as in API versions before 2.4.</summary>
    public const string ConversationIdMissing = "conversation_id_missing";

    /// <summary>An earlier attempt with the same key was sent, and its result is unknown.</summary>
    public const string EarlierAttemptUnknown = "earlier_attempt_unknown";

    /// <summary>An attempt got no clear response, and several candidates match what was sent.</summary>
    public const string SeveralCandidates = "several_candidates";

    /// <summary>The ledger couldn't be reached. Nothing was sent.</summary>
    public const string LedgerUnavailable = "ledger_unavailable";

    /// <summary>Intercom refused the request without an error code.</summary>
    public const string Rejected = "rejected";
}
