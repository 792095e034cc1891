namespace Elsa.Intercom.Sandbox;

/// <summary>A request to the API, with its response. Requests for the inbox page and its data are not included.</summary>
public sealed record SandboxRequest
{
    /// <summary>When it arrived, by the sandbox's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path, beginning with a slash, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query, beginning with a question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The API version of the response, or <see langword="null"/> if the request was refused before its version was known.</summary>
    public string? Version { get; init; }

    /// <summary>The status of the response, even if the client didn't read it; 0 if a fault ended the connection without one.</summary>
    public required int Status { get; init; }

    /// <summary>The request id: in <c>X-Request-Id</c> of the response and in the body of an error, even if a fault kept them from the client.</summary>
    public required string RequestId { get; init; }

    /// <summary>The body as text, or <see langword="null"/> if there was none or it was not read (refused before, or too large).</summary>
    public string? Body { get; init; }

    /// <summary>
    /// The description of its faults, for example <c>503 after storing; clock 600 s slow</c>; <see langword="null"/> if there were none.
    /// <see cref="SandboxFaults.Injected"/> has them with their kinds.
    /// </summary>
    public string? Injected { get; init; }
}
