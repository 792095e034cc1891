using Elsa.Intercom.Sandbox.Faults;

namespace Elsa.Intercom.Sandbox;

/// <summary>A fault that hit a request.</summary>
public sealed record SandboxInjection
{
    /// <summary>The fault, as it was added.</summary>
    public required SandboxFault Fault { get; init; }

    /// <summary>What went wrong.</summary>
    public SandboxFaultKind Kind => Fault.Kind;

    /// <summary>The request's <see cref="SandboxRequest.RequestId"/>.</summary>
    public required string RequestId { get; init; }

    /// <summary>When the request arrived, by the sandbox's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The request's HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The request's path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Whether the request changed the sandbox's data. <see langword="false"/> even after storing, if the request only read or its
    /// route refused it.
    /// </summary>
    public required bool Stored { get; init; }

    /// <summary>A description, as on the page, for example <c>503 after storing</c>.</summary>
    public string Description => FaultDescriptions.Describe(this);
}
