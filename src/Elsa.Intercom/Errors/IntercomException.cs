using System.Net;

namespace Elsa.Intercom.Errors;

/// <summary>
/// A failed call to Intercom. <see cref="Kind"/> says what the failure means, and the message says what to do next. Neither the message nor
/// an inner exception contains a token, an email address, a name or a message text.
/// </summary>
public sealed class IntercomException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What the failure means.</param>
    /// <param name="code">Intercom's error code, or one of <see cref="IntercomErrorCodes"/>.</param>
    /// <param name="message">What happened and what to do next, without personal data.</param>
    /// <param name="statusCode">The HTTP status of the response; <see langword="null"/> if there was none.</param>
    /// <param name="requestId">Intercom's id of the request; <see langword="null"/> if unknown.</param>
    /// <param name="retryAfter">How long Intercom asks to wait; <see langword="null"/> if it doesn't say.</param>
    /// <param name="innerException">The cause; <see langword="null"/> if there is none, or if it may repeat what was sent.</param>
    public IntercomException(
        IntercomErrorKind kind,
        string code,
        string message,
        HttpStatusCode? statusCode = null,
        string? requestId = null,
        TimeSpan? retryAfter = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Code = code;
        StatusCode = statusCode;
        RequestId = requestId;
        RetryAfter = retryAfter;
    }

    /// <summary>What the failure means.</summary>
    public IntercomErrorKind Kind { get; }

    /// <summary>Intercom's error code, or one of <see cref="IntercomErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The HTTP status of the response; <see langword="null"/> if there was none.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> if unknown.</summary>
    public string? RequestId { get; }

    /// <summary>How long Intercom asks to wait before the next request; <see langword="null"/> if it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The ids of the candidates that may be what was sent, such as matching conversations. Empty otherwise.</summary>
    public IReadOnlyList<string> CandidateIds { get; init; } = [];

    /// <summary>The contact that took the place of a merged one; null if the response names none.</summary>
    internal string? MergedInto { get; init; }

    /// <summary>Whether something other than Intercom's API sent the response.</summary>
    internal bool IsForeign { get; init; }

    internal static IntercomException Invalid(string message) => new(IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest, message);
}
