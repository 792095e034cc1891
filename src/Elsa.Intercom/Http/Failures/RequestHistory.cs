namespace Elsa.Intercom.Http;

/// <summary>The attempts and waits of one request so far.</summary>
internal readonly record struct RequestHistory
{
    /// <summary>The number of attempts.</summary>
    public int Attempts { get; init; }

    /// <summary>How long it waited for the rate limit, in the queue and after refusals.</summary>
    public TimeSpan RateLimitWait { get; init; }

    public int Graces { get; init; }

    public TimeSpan GraceWait { get; init; }

    public int Retries { get; init; }

    public TimeSpan RetryWait { get; init; }

    /// <summary>Whether an attempt without a clear response may have changed something.</summary>
    public bool MayHaveChanged { get; init; }

    /// <summary>How long all waits took together.</summary>
    public TimeSpan Waited => RateLimitWait + GraceWait + RetryWait;

    public RequestHistory After(Resend resend) => resend.Reason switch
    {
        ResendReason.RateLimit => this with { RateLimitWait = RateLimitWait + resend.Wait },
        ResendReason.TooEarly => this with { Graces = Graces + 1, GraceWait = GraceWait + resend.Wait },
        _ => this with
        {
            Retries = Retries + 1,
            RetryWait = RetryWait + resend.Wait,
            MayHaveChanged = MayHaveChanged || resend.Reason == ResendReason.SafeToRepeat,
        },
    };
}
