using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>What a connection turned out to be when it was tried (<c>GET /me</c>, API 2.14).</summary>
public sealed record ConnectionStatus
{
    /// <summary>The workspace's id (<c>app.id_code</c>); <see langword="null"/> where the answer doesn't say.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>The workspace's name; <see langword="null"/> where the answer doesn't say.</summary>
    public string? WorkspaceName { get; init; }

    /// <summary>Where its data is hosted, in Intercom's words (<c>US</c>, <c>Europe</c> …); <see langword="null"/> where the answer doesn't say.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The region whose address was asked; <see langword="null"/> for a sandbox, a proxy, and every other address that is not Intercom's own.
    /// </summary>
    public IntercomRegion? ExpectedRegion { get; init; }

    /// <summary>
    /// That the workspace is hosted elsewhere than the connection says, and what to set; <see langword="null"/> where it is right or nobody can tell.
    /// </summary>
    public string? RegionMismatch { get; init; }

    /// <summary>The version of the API that Intercom says it answered with; <see langword="null"/> where it doesn't say.</summary>
    public string? ServedVersion { get; init; }

    /// <summary>The version that the connection asks for.</summary>
    public string AskedVersion { get; init; } = "";

    /// <summary>Whether the address is one of this machine, as a sandbox's is.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Intercom's id of the request, for its support; <see langword="null"/> where none is known.</summary>
    public string? RequestId { get; init; }

    /// <summary>What works but should be mended, a sentence each; mostly empty.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
