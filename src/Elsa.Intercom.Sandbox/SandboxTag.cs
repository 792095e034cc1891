namespace Elsa.Intercom.Sandbox;

/// <summary>A tag of the sandbox's workspace.</summary>
public sealed record SandboxTag
{
    /// <summary>The tag's id: digits.</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique ignoring case.</summary>
    public required string Name { get; init; }
}
