namespace Elsa.Intercom.Sandbox;

/// <summary>A part of a conversation in the sandbox: a reply or a note below the message that started the conversation.</summary>
public sealed record SandboxPart
{
    internal const string Admin = "admin";
    internal const string Comment = "comment";
    internal const string Note = "note";

    /// <summary>The part's id: digits that count up, different from the ids of conversations and messages.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    public required string ConversationId { get; init; }

    /// <summary><c>comment</c>, which the contact sees, or <c>note</c>, which only admins see.</summary>
    public required string PartType { get; init; }

    /// <summary><c>admin</c>, <c>user</c> or <c>lead</c>.</summary>
    public required string AuthorType { get; init; }

    /// <summary>The id of that admin or contact.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The text as sent. An admin's may be HTML.</summary>
    public required string Body { get; init; }

    /// <summary>The addresses of the attachments; empty when none were sent.</summary>
    public IReadOnlyList<string> AttachmentUrls { get; init; } = [];

    /// <summary>When the part was written: the client's <c>created_at</c>, or else <see cref="UpdatedAt"/>.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><see cref="StoredAt"/> to the second, moved by a <see cref="SandboxFaultKind.ClockSkew"/>.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the sandbox stored it, by its clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    internal bool IsByAdmin => AuthorType == Admin;

    internal bool IsNote => PartType == Note;
}
