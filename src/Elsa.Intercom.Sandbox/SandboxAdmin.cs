namespace Elsa.Intercom.Sandbox;

/// <summary>A teammate of the sandbox's workspace, whom the API calls an admin.</summary>
public sealed record SandboxAdmin
{
    /// <summary>The admin's id: digits.</summary>
    public required string Id { get; init; }

    /// <summary>The admin's name.</summary>
    public required string Name { get; init; }

    /// <summary>The admin's email address.</summary>
    public required string Email { get; init; }
}
