namespace Elsa.Intercom.Http;

/// <summary>The decision to send a request again.</summary>
/// <param name="Reason">Why it may be sent again.</param>
/// <param name="Wait">How long to wait before.</param>
internal readonly record struct Resend(ResendReason Reason, TimeSpan Wait);

/// <summary>Why a request may be sent again. Each reason has its own bound.</summary>
internal enum ResendReason
{
    /// <summary>Intercom refused it for its rate limit. MaxRateLimitWait bounds it.</summary>
    RateLimit,

    /// <summary>Intercom may not know a new contact yet. NewContactGrace bounds it.</summary>
    TooEarly,

    /// <summary>Nothing got through, or a request that only reads failed. MaxRetries bounds it.</summary>
    NothingChanged,

    /// <summary>A change got no clear response, and a repetition has no further effect. MaxRetries bounds it.</summary>
    SafeToRepeat,
}
