namespace Elsa.Intercom.Sandbox;

/// <summary>A tag on a conversation or contact.</summary>
public sealed record SandboxAppliedTag
{
    /// <summary>The tag's id.</summary>
    public required string TagId { get; init; }

    /// <summary>The tag's name.</summary>
    public required string Name { get; init; }

    /// <summary>The admin who applied it.</summary>
    public required string AdminId { get; init; }

    /// <summary>When it was applied, by the sandbox's clock, which a <see cref="SandboxFaultKind.ClockSkew"/> may have moved.</summary>
    public required DateTimeOffset AppliedAt { get; init; }
}
