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

    /// <summary>Whether a 404 may only say that Intercom doesn't know the contact yet.</summary>
    public bool MayBeTooEarly { get; init; }

    /// <summary>When it must not be sent any more, because somebody else may send it from then on; null for never.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Texts of the caller that no error message may repeat.</summary>
    public IReadOnlyCollection<string?> Private { get; init; } = [];

    public override string ToString() => $"{Method} {Route}";
}
