namespace Elsa.Intercom.Sandbox;

/// <summary>
/// What goes wrong. The name over HTTP is in snake case: <see cref="RateLimited"/> is <c>rate_limited</c>. A kind that
/// applies only to some routes ignores requests to others and does not count them.
/// </summary>
public enum SandboxFaultKind
{
    /// <summary>
    /// 429 <c>rate_limit_exceeded</c> with the <c>X-RateLimit</c> headers: none remaining until the end of the current window. Nothing is
    /// stored. Like the sandbox's own 429, it does not count against the rate limit.
    /// </summary>
    RateLimited,

    /// <summary>Like <see cref="RateLimited"/>, but without any <c>X-RateLimit</c> header.</summary>
    RateLimitedWithoutHeaders,

    /// <summary>
    /// <see cref="SandboxFault.Status"/> with an <c>error.list</c>: <c>service_unavailable</c> for 503, else <c>server_error</c>. Before
    /// storing, unless <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    ServerError,

    /// <summary>
    /// The server receives the request and closes the connection without a byte of a response. Before storing, unless
    /// <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    Close,

    /// <summary>
    /// The server receives the request and resets the connection (TCP RST). After storing, unless
    /// <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    Reset,

    /// <summary>Stored, with the usual response, but only after <see cref="SandboxFault.Delay"/> by the sandbox's clock.</summary>
    Slow,

    /// <summary>
    /// Stored. The response is the first half of the JSON, in a message that is complete by HTTP's rules. An empty response stays empty.
    /// </summary>
    TruncatedJson,

    /// <summary>
    /// 200 with a web page like a proxy's, without Intercom's headers. Before storing, unless
    /// <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    HtmlPage,

    /// <summary>Stored. The response is the correct JSON with the content type <c>text/html</c>.</summary>
    WrongContentType,

    /// <summary>Stored. The response has no <c>conversation_id</c>. Only for <c>POST /conversations</c>.</summary>
    NoConversationId,

    /// <summary>
    /// The search does not find what was stored less than <see cref="SandboxFault.Delay"/> ago. A longer
    /// <see cref="IntercomSandboxOptions.SearchDelay"/> still applies. Only for the search routes.
    /// </summary>
    LaggingSearch,

    /// <summary>
    /// 404 <c>not_found</c>, <c>User Not Found</c>, although the contact exists. Nothing is stored. Only for <c>POST</c> of
    /// <c>/conversations</c>, <c>/messages</c>, <c>/events</c>, <c>/tickets</c> and a contact's <c>notes</c> and <c>tags</c>, and for <c>GET</c> below
    /// <c>/contacts/</c>.
    /// </summary>
    ContactNotVisible,

    /// <summary>
    /// The server's clock is off by <see cref="SandboxFault.Skew"/>: in the <c>Date</c> header, in <c>X-RateLimit-Reset</c>, and in the times
    /// that the request stores (<c>created_at</c>, <c>updated_at</c>, the time in a contact's id). Windows, delays and searches use the
    /// correct time.
    /// </summary>
    ClockSkew
}
