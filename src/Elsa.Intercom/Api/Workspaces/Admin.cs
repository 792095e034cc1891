namespace Elsa.Intercom.Api;

/// <summary>A teammate of the workspace (API 2.14).</summary>
public sealed record Admin
{
    /// <summary>Intercom's id. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>The name; <see langword="null"/> if the response has none.</summary>
    public string? Name { get; init; }

    /// <summary>The email address; <see langword="null"/> if the response has none.</summary>
    public string? Email { get; init; }
}
