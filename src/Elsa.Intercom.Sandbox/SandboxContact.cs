using System.Text.Json;

namespace Elsa.Intercom.Sandbox;

/// <summary>A contact in the sandbox. It is a snapshot: an update makes a new one.</summary>
public sealed record SandboxContact
{
    /// <summary>The sandbox's id: 24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary><c>user</c> or <c>lead</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The email address as sent, or <see langword="null"/>. Unique among users, ignoring case; leads may share one.</summary>
    public string? Email { get; init; }

    /// <summary>The id in the client's own system, or <see langword="null"/>. Unique among users.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The contact's name, or <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The phone number as sent, or <see langword="null"/>.</summary>
    public string? Phone { get; init; }

    /// <summary>The address of an image, or <see langword="null"/>.</summary>
    public string? Avatar { get; init; }

    /// <summary>The admin who owns the contact, or <see langword="null"/>.</summary>
    public long? OwnerId { get; init; }

    /// <summary>When the contact signed up in the client's own system, or <see langword="null"/>.</summary>
    public DateTimeOffset? SignedUpAt { get; init; }

    /// <summary>When the contact was last seen, or <see langword="null"/>.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>When the contact last started a conversation or replied in one, or <see langword="null"/>.</summary>
    public DateTimeOffset? LastRepliedAt { get; init; }

    /// <summary>Whether the contact wants no email.</summary>
    public bool UnsubscribedFromEmails { get; init; }

    /// <summary>Custom attributes by name, with their values as sent; empty if none were.</summary>
    public IReadOnlyDictionary<string, JsonElement> CustomAttributes { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The tags, in the order in which they were applied.</summary>
    public IReadOnlyList<SandboxAppliedTag> Tags { get; init; } = [];

    /// <summary>When the contact was created, by the sandbox's clock, which a <see cref="SandboxFaultKind.ClockSkew"/> may have moved.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the contact was last changed, by the same clock.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the sandbox stored it, by its clock without a skew.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Whether the contact is archived: hidden from every route except unarchive, and a conflict for a new contact.</summary>
    public bool Archived { get; init; }

    internal IReadOnlyList<string> NoteIds { get; init; } = [];

    /// <summary>Whether the contact is deleted: hidden everywhere, and kept only for what it wrote.</summary>
    internal bool Deleted { get; init; }
}
