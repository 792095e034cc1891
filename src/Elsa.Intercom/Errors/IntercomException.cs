using System.Net;

namespace Elsa.Intercom.Errors;

/// <summary>
/// A call to Intercom that didn't succeed. <see cref="Kind"/> says what it means, the message says what to do next. Neither the message nor
/// an inner exception contains a token, an e-mail address, a name or a message text.
/// </summary>
public sealed class IntercomException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What the failure means.</param>
    /// <param name="code">Intercom's error code, or one of <see cref="IntercomErrorCodes"/>.</param>
    /// <param name="message">What happened and what to do, without anything personal.</param>
    /// <param name="statusCode">The HTTP status of the answer; <see langword="null"/> where none came.</param>
    /// <param name="requestId">Intercom's id of the request; <see langword="null"/> where none is known.</param>
    /// <param name="retryAfter">How long Intercom asks to wait; <see langword="null"/> where it doesn't say.</param>
    /// <param name="innerException">The cause; <see langword="null"/> where there is none or where it may repeat what was sent.</param>
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

    /// <summary>The HTTP status of the answer; <see langword="null"/> where none came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Intercom's id of the request, for its support; <see langword="null"/> where none is known.</summary>
    public string? RequestId { get; }

    /// <summary>How long Intercom asks to wait before the next request; <see langword="null"/> where it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The ids of what may be the thing that was sent, such as conversations that look like it; else empty.</summary>
    public IReadOnlyList<string> CandidateIds { get; init; } = [];

    internal static IntercomException Invalid(string message) => new(IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest, message);
}
