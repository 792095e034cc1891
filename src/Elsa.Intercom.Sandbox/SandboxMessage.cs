namespace Elsa.Intercom.Sandbox;

/// <summary>A message that an admin sent with <c>POST /messages</c>.</summary>
public sealed record SandboxMessage
{
    internal const string InApp = "inapp";
    internal const string Email = "email";

    /// <summary>The message's id: digits.</summary>
    public required string Id { get; init; }

    /// <summary><c>inapp</c> or <c>email</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>The admin who sent it.</summary>
    public required string AdminId { get; init; }

    /// <summary>The contacts to whom it went.</summary>
    public required IReadOnlyList<string> ContactIds { get; init; }

    /// <summary>The contacts who got a copy (from 2.14 on).</summary>
    public IReadOnlyList<string> CopyContactIds { get; init; } = [];

    /// <summary>The contacts who got a blind copy (from 2.14 on).</summary>
    public IReadOnlyList<string> BlindCopyContactIds { get; init; } = [];

    /// <summary>The text as sent. It may be HTML.</summary>
    public required string Body { get; init; }

    /// <summary>The subject, or <see langword="null"/>.</summary>
    public string? Subject { get; init; }

    /// <summary><c>plain</c> or <c>personal</c> for an email, or <see langword="null"/>.</summary>
    public string? Template { get; init; }

    /// <summary>The conversation that it opened, or <see langword="null"/>. The API's response does not name it.</summary>
    public string? ConversationId { get; init; }

    /// <summary>When it was sent: the client's <c>created_at</c>, or the sandbox's time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
