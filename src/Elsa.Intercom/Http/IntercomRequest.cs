namespace Elsa.Intercom.Http;

/// <summary>One request to Intercom, as often as it is attempted.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query below the connection's address. May hold an external id, so it is never logged.</param>
/// <param name="Route">The path with its parameters named, for logs, traces and metrics.</param>
internal sealed record IntercomRequest(HttpMethod Method, string Path, string Route)
{
    /// <summary>What to send as JSON; null for no body.</summary>
    public object? Body { get; init; }

    /// <summary>Whether it changes something, so that an unclear end may have changed it.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether the operation promises no body, so that an empty answer is a success too.</summary>
    public bool MayAnswerEmpty { get; init; }

    /// <summary>Whether a 404 may only say that Intercom doesn't know the contact yet.</summary>
    public bool MayBeTooEarly { get; init; }

    /// <summary>
    /// Called once, after all waiting and right before the first attempt. Says when the request must not be sent any more, because somebody
    /// else may send it from then on; what it throws ends the request unsent. Null for nothing to do.
    /// </summary>
    public Func<CancellationToken, Task<DateTimeOffset>>? BeforeSending { get; init; }

    /// <summary>What <see cref="BeforeSending"/> said; null for no limit.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Whether it goes ahead of those who wait for the rate limit.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Texts of the caller that no error message may repeat.</summary>
    public IReadOnlyCollection<string?> Private { get; init; } = [];

    public override string ToString() => $"{Method} {Route}";
}
