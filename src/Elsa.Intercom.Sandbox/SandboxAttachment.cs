namespace Elsa.Intercom.Sandbox;

/// <summary>A file that was sent with a reply. The sandbox keeps what describes it, and not its content.</summary>
public sealed record SandboxAttachment
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The declared type of the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>The number of bytes.</summary>
    public required int Size { get; init; }
}
