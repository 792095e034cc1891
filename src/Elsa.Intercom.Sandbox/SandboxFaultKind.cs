namespace Elsa.Intercom.Sandbox;

/// <summary>
/// What goes wrong. The name over HTTP is the same in snake case: <see cref="RateLimited"/> is <c>rate_limited</c>. A kind that concerns
/// only some routes leaves requests to the others alone and does not count them.
/// </summary>
public enum SandboxFaultKind
{
    /// <summary>
    /// 429 <c>rate_limit_exceeded</c> with the <c>X-RateLimit</c> headers: none remaining until the end of the current window. Nothing is
    /// stored. The request does not count against the sandbox's own rate limit, as a 429 of its own does not.
    /// </summary>
    RateLimited,

    /// <summary>As <see cref="RateLimited"/>, but without any <c>X-RateLimit</c> header.</summary>
    RateLimitedWithoutHeaders,

    /// <summary>
    /// <see cref="SandboxFault.Status"/> with an <c>error.list</c>: <c>service_unavailable</c> for 503, else <c>server_error</c>. Before
    /// storing, unless <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    ServerError,

    /// <summary>
    /// The server closes the connection, once it has the request, without a byte of an answer. Before storing, unless
    /// <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    Close,

    /// <summary>
    /// The server resets the connection (TCP RST), once it has the request. After storing, unless
    /// <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    Reset,

    /// <summary>Stored, and answered as ever, but only after <see cref="SandboxFault.Delay"/> by the sandbox's clock.</summary>
    Slow,

    /// <summary>Stored, and answered with the first half of the JSON, in a message that is complete by HTTP's rules.</summary>
    TruncatedJson,

    /// <summary>
    /// 200 with a web page as a proxy sends it, and without Intercom's headers. Before storing, unless
    /// <see cref="SandboxFault.AfterStoring"/> says otherwise.
    /// </summary>
    HtmlPage,

    /// <summary>Stored, and answered with the right JSON under the name of <c>text/html</c>.</summary>
    WrongContentType,

    /// <summary>Stored, and answered without <c>conversation_id</c>. Concerns only <c>POST /conversations</c>.</summary>
    NoConversationId,

    /// <summary>
    /// The search does not see what was stored less than <see cref="SandboxFault.Delay"/> ago; a longer
    /// <see cref="IntercomSandboxOptions.SearchDelay"/> goes on. Concerns only the two search routes.
    /// </summary>
    LaggingSearch,

    /// <summary>
    /// 404 <c>not_found</c>, <c>User Not Found</c>, although the contact exists. Nothing is stored. Concerns only
    /// <c>POST /conversations</c> and <c>GET</c> below <c>/contacts/</c>.
    /// </summary>
    ContactNotVisible,

    /// <summary>
    /// The server's clock is off by <see cref="SandboxFault.Skew"/>: in the <c>Date</c> header, in <c>X-RateLimit-Reset</c>, and in the times
    /// that the request stores (<c>created_at</c>, <c>updated_at</c>, the time in a contact's id). Windows, delays and searches go by the
    /// right time.
    /// </summary>
    ClockSkew
}
