namespace Elsa.Intercom.Sandbox;

/// <summary>
/// One kind of failure, the requests that it matches, and how often it is injected. Only authenticated requests within the rate limit count.
/// The page and the routes below <c>/sandbox</c> never do.
/// </summary>
public sealed record SandboxFault
{
    internal const int DefaultStatus = 503;

    /// <summary>What goes wrong.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>The HTTP method that it matches; <see langword="null"/> (the default) for any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path that it matches, for example <c>/conversations</c>. <c>*</c> at the end matches the rest of a path, for example
    /// <c>/contacts/*</c>. <c>*</c> between slashes matches one segment, for example <c>/conversations/*/reply</c>. Like the routes, it
    /// ignores case and a slash at the end. <see langword="null"/> (the default) for any.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>How many requests it hits. Default 1. <see langword="null"/> means until it is cleared.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How many matching requests it skips first. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// The chance, from 0 to 1, that it hits a matching request, up to <see cref="Times"/> in all. With <see langword="null"/> (the
    /// default), it hits every one.
    /// </summary>
    public double? Fraction { get; init; }

    /// <summary>
    /// Makes the chances of <see cref="Fraction"/> the same in every run. With <see langword="null"/> (the default), they follow from
    /// <see cref="IntercomSandboxOptions.Seed"/> and the number of faults added before. Without a seed, they differ every time.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>The status of <see cref="SandboxFaultKind.ServerError"/>: 500, 502, 503 (the default) or 504.</summary>
    public int Status { get; init; } = DefaultStatus;

    /// <summary>
    /// Whether the request is carried out before it fails. <see langword="null"/> (the default) means the kind's own default, see
    /// <see cref="SandboxFaultKind"/>. Only ServerError, Close, Reset and HtmlPage can fail both before and after storing.
    /// </summary>
    public bool? AfterStoring { get; init; }

    /// <summary>How long Slow waits or LaggingSearch lags: more than zero and at most a day. Zero for the other kinds.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How far ClockSkew sets the clock forward, or back when negative: at most 365 days. Zero for the other kinds.</summary>
    public TimeSpan Skew { get; init; }
}
