namespace Elsa.Intercom.Sandbox;

/// <summary>A note about a contact.</summary>
public sealed record SandboxNote
{
    /// <summary>The note's id: digits.</summary>
    public required string Id { get; init; }

    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>The admin who wrote it; the token's own if the request named none.</summary>
    public required string AdminId { get; init; }

    /// <summary>The text as sent. It may be HTML.</summary>
    public required string Body { get; init; }

    /// <summary>When it was written, to the second.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
