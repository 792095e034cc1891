namespace Elsa.Intercom.Api;

/// <summary>A team of teammates (API 2.14).</summary>
public sealed record Team
{
    /// <summary>Intercom's id. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>The name; <see langword="null"/> if the response has none.</summary>
    public string? Name { get; init; }

    /// <summary>Intercom's ids of its teammates.</summary>
    public IReadOnlyList<string> AdminIds { get; init; } = [];
}
