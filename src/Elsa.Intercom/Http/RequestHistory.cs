namespace Elsa.Intercom.Http;

/// <summary>What one request has been through so far.</summary>
internal sealed class RequestHistory(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>How often it was attempted.</summary>
    public int Attempts { get; set; }

    /// <summary>How long it waited for the rate limit, in the queue and after refusals.</summary>
    public TimeSpan RateLimitWait { get; set; }

    public TimeSpan GraceWait { get; set; }

    public int Graces { get; set; }

    public int Retries { get; set; }

    public TimeSpan RetryWait { get; set; }

    /// <summary>How long the attempts took, without the waits.</summary>
    public TimeSpan AttemptTime => Elapsed - RateLimitWait - GraceWait - RetryWait;

    /// <summary>The wait that was decided on last.</summary>
    public TimeSpan NextWait { get; set; }
}
