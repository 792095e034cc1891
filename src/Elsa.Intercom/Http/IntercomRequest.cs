namespace Elsa.Intercom.Http;

/// <summary>One request to Intercom, for all its attempts.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query below the connection's address. It may contain an external ID, so it is never logged.</param>
/// <param name="Route">The path with its parameters named, for logs, traces and metrics.</param>
internal sealed record IntercomRequest(HttpMethod Method, string Path, string Route)
{
    /// <summary>The body, sent as JSON; null for none.</summary>
    public object? Body { get; init; }

    /// <summary>Whether the request changes something in Intercom. If so, the change may have been made even if the response is unclear.</summary>
    public bool Changes { get; init; }

    /// <summary>
    /// Whether a repetition has no further effect, so that the request may be sent again even if it may have been carried out: repeat class S in
    /// docs/reliability.md.
    /// </summary>
    public bool IsSafeToRepeat { get; init; }

    /// <summary>How many MiB the response has at most. A conversation has up to 500 parts, each with an email as HTML.</summary>
    public int MaxResponseMiB { get; init; } = 1;

    /// <summary>Whether Intercom may respond with an empty body. An empty response is then a success too.</summary>
    public bool MayAnswerEmpty { get; init; }

    /// <summary>Whether a 404 may only mean that Intercom does not know the contact yet.</summary>
    public bool MayBeTooEarly { get; init; }

    /// <summary>
    /// Called once, after all waiting and right before the first attempt. Returns the time after which the request must not be sent, because another
    /// caller may send it from then on. If it throws, nothing is sent. Null for no call.
    /// </summary>
    public Func<CancellationToken, Task<DateTimeOffset>>? BeforeSending { get; init; }

    /// <summary>The time that <see cref="BeforeSending"/> returned; null for no limit.</summary>
    public SendingDeadline? Deadline { get; init; }

    /// <summary>Whether the request goes ahead of the rate limit's queue.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The workflow instance that sends it, for handlers of the application; null outside a workflow.</summary>
    public string? WorkflowInstanceId { get; init; }

    /// <summary>Texts of the caller that no error message may repeat.</summary>
    public IReadOnlyCollection<string?> Private { get; init; } = [];

    public override string ToString() => $"{Method} {Route}";
}
