namespace Elsa.Intercom.Sandbox;

/// <summary>A button below a quick reply.</summary>
public sealed record SandboxQuickReply
{
    /// <summary>The text of the button.</summary>
    public required string Text { get; init; }

    /// <summary>The client's id of the button.</summary>
    public required string Uuid { get; init; }
}
