namespace Elsa.Intercom.Sandbox;

/// <summary>A team of the sandbox's workspace.</summary>
public sealed record SandboxTeam
{
    /// <summary>The team's id: digits.</summary>
    public required string Id { get; init; }

    /// <summary>The team's name.</summary>
    public required string Name { get; init; }

    /// <summary>The ids of its members; empty by default.</summary>
    public IReadOnlyList<string> AdminIds { get; init; } = [];
}
