using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>The result of a connection test (<c>GET /me</c>, API 2.14).</summary>
public sealed record ConnectionStatus
{
    /// <summary>The workspace's id (<c>app.id_code</c>); <see langword="null"/> if the response doesn't say.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>The workspace's name; <see langword="null"/> if the response doesn't say.</summary>
    public string? WorkspaceName { get; init; }

    /// <summary>Where its data is hosted, in Intercom's words (<c>US</c>, <c>Europe</c> …); <see langword="null"/> if the response doesn't say.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The region of the address that was used; <see langword="null"/> for a sandbox, a proxy, and every other address that is not Intercom's.
    /// </summary>
    public IntercomRegion? ExpectedRegion { get; init; }

    /// <summary>
    /// What to set if the workspace is hosted in a different region from the connection's; <see langword="null"/> if it isn't, or if nothing says so.
    /// </summary>
    public string? RegionMismatch { get; init; }

    /// <summary>The API version that Intercom says it responded with; <see langword="null"/> if it doesn't say.</summary>
    public string? ServedVersion { get; init; }

    /// <summary>The API version that the connection requests.</summary>
    public string AskedVersion { get; init; } = "";

    /// <summary>Whether the address is on this machine, like a sandbox's.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> if unknown.</summary>
    public string? RequestId { get; init; }

    /// <summary>What works but needs attention, one sentence each. Usually empty.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
