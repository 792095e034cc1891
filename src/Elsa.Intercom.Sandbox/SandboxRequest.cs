namespace Elsa.Intercom.Sandbox;

/// <summary>A request that the API received, with what it answered. The inbox page and its data are not counted.</summary>
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

    /// <summary>The API version it was served with, or <see langword="null"/> when it was refused before that was settled.</summary>
    public string? Version { get; init; }

    /// <summary>The status of the answer, whether or not the client stayed to read it; 0 when a fault ended the connection without one.</summary>
    public required int Status { get; init; }

    /// <summary>The id that the answer carried, or would have carried, in <c>X-Request-Id</c> and, for an error, in its body.</summary>
    public required string RequestId { get; init; }

    /// <summary>The body as text, or <see langword="null"/> when there was none or it was not read (refused before, or too large).</summary>
    public string? Body { get; init; }

    /// <summary>
    /// The faults that hit it, in words, for example <c>503 after storing; clock 600 s slow</c>; <see langword="null"/> when none did.
    /// <see cref="SandboxFaults.Injected"/> has them with their kinds.
    /// </summary>
    public string? Injected { get; init; }
}
