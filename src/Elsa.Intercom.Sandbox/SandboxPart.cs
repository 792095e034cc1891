namespace Elsa.Intercom.Sandbox;

/// <summary>A part of a conversation as the sandbox holds it: a reply or a note below the message that started the conversation.</summary>
public sealed record SandboxPart
{
    internal const string Admin = "admin";
    internal const string Comment = "comment";
    internal const string Note = "note";

    /// <summary>The part's id: digits that count up, never the same as a conversation's or a message's.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    public required string ConversationId { get; init; }

    /// <summary><c>comment</c>, which the contact sees, or <c>note</c>, which only admins see.</summary>
    public required string PartType { get; init; }

    /// <summary><c>admin</c>, <c>user</c> or <c>lead</c>.</summary>
    public required string AuthorType { get; init; }

    /// <summary>The id of that admin or contact.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The text as it was sent: an admin's may be HTML.</summary>
    public required string Body { get; init; }

    /// <summary>The addresses of the attachments; empty when none were sent.</summary>
    public IReadOnlyList<string> AttachmentUrls { get; init; } = [];

    /// <summary>When it happened: what the client sent as <c>created_at</c>, else <see cref="UpdatedAt"/>.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><see cref="StoredAt"/> to the second, off by what a <see cref="SandboxFaultKind.ClockSkew"/> set the clock off.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the sandbox stored it, by its clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    internal bool IsByAdmin => AuthorType == Admin;

    internal bool IsNote => PartType == Note;
}
