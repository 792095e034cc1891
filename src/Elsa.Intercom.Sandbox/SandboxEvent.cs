using System.Text.Json;

namespace Elsa.Intercom.Sandbox;

/// <summary>An event of a contact.</summary>
public sealed record SandboxEvent
{
    /// <summary>The event's id: a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened, as sent.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first ten values of <c>metadata</c>, as sent; empty if there were none.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }
}
