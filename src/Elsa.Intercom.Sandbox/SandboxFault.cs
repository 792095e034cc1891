namespace Elsa.Intercom.Sandbox;

/// <summary>
/// One thing that goes wrong, for which requests, and how often. Only requests that are authenticated and within the rate limit count;
/// the page and what is below <c>/sandbox</c> never do.
/// </summary>
public sealed record SandboxFault
{
    internal const int DefaultStatus = 503;

    /// <summary>What goes wrong.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>The HTTP method that it concerns; <see langword="null"/> (the default) for any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path that it concerns, for example <c>/conversations</c>. <c>*</c> at the end stands for every path that begins so, for example
    /// <c>/contacts/*</c>; <c>*</c> between slashes for any one segment, for example <c>/conversations/*/reply</c>. As the routes do, it
    /// ignores case and a slash at the end. <see langword="null"/> (the default) for any.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>How many requests it hits; default 1. <see langword="null"/>: until it is cleared.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How many requests that it concerns it leaves alone first; default none.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// From 0 to 1: it hits each request that it concerns with this chance, <see cref="Times"/> in all. <see langword="null"/> (the
    /// default): it hits every one.
    /// </summary>
    public double? Fraction { get; init; }

    /// <summary>
    /// Makes the chance of <see cref="Fraction"/> repeat. <see langword="null"/> (the default): it follows from
    /// <see cref="IntercomSandboxOptions.Seed"/> and from how many faults were added before, and differs every time when there is no seed.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>The status of <see cref="SandboxFaultKind.ServerError"/>: 500, 502, 503 (the default) or 504.</summary>
    public int Status { get; init; } = DefaultStatus;

    /// <summary>
    /// Whether the request is carried out before it fails. <see langword="null"/> (the default) is the kind's own way, which
    /// <see cref="SandboxFaultKind"/> tells; only ServerError, Close, Reset and HtmlPage know both.
    /// </summary>
    public bool? AfterStoring { get; init; }

    /// <summary>How long Slow waits or LaggingSearch lags: more than zero and at most a day. Zero for the other kinds.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How far ClockSkew sets the clock forward, or back when negative: at most 365 days. Zero for the other kinds.</summary>
    public TimeSpan Skew { get; init; }
}
