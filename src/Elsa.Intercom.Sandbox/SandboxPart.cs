namespace Elsa.Intercom.Sandbox;

/// <summary>A part of a conversation in the sandbox: a reply, a note or an action below the message that started the conversation.</summary>
public sealed record SandboxPart
{
    internal const string Admin = "admin";
    internal const string Team = "team";
    internal const string Bot = "bot";
    internal const string Nobody = "nobody_admin";

    internal const string Comment = "comment";
    internal const string Note = "note";
    internal const string QuickReply = "quick_reply";
    internal const string Close = "close";
    internal const string Snooze = "snoozed";
    internal const string Open = "open";
    internal const string Assignment = "assignment";
    internal const string AssignAndReopen = "assign_and_reopen";
    internal const string TicketStateUpdated = "ticket_state_updated_by_admin";
    internal const string AttributeUpdated = "conversation_attribute_updated_by_admin";

    /// <summary>The part's id: digits that count up, different from the ids of conversations and messages.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    public required string ConversationId { get; init; }

    /// <summary>
    /// <c>comment</c> or <c>quick_reply</c>, which the contact sees, <c>note</c>, which only admins see, or an action: <c>close</c>, <c>snoozed</c>,
    /// <c>open</c>, <c>assignment</c>, <c>assign_and_reopen</c>, <c>conversation_attribute_updated_by_admin</c> or
    /// <c>ticket_state_updated_by_admin</c>. A contact's reply that reopens a
    /// closed conversation is <c>open</c>, with its text.
    /// </summary>
    public required string PartType { get; init; }

    /// <summary><c>admin</c>, <c>user</c>, <c>lead</c>, or <c>bot</c> for an update of attributes and a new ticket.</summary>
    public required string AuthorType { get; init; }

    /// <summary>The id of that admin or contact.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The author's name when the part was written, or <see langword="null"/>.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The author's email address when the part was written, or <see langword="null"/>.</summary>
    public string? AuthorEmail { get; init; }

    /// <summary>The text as sent, or <see langword="null"/> for an action or a quick reply without one. An admin's may be HTML.</summary>
    public string? Body { get; init; }

    /// <summary>The addresses of the attachments; empty when none were sent.</summary>
    public IReadOnlyList<string> AttachmentUrls { get; init; } = [];

    /// <summary>The attached files; empty when none were sent.</summary>
    public IReadOnlyList<SandboxAttachment> AttachmentFiles { get; init; } = [];

    /// <summary>The buttons of a quick reply; empty for other parts.</summary>
    public IReadOnlyList<SandboxQuickReply> QuickReplies { get; init; } = [];

    /// <summary>The button that the contact chose, or <see langword="null"/>.</summary>
    public string? QuickReplyUuid { get; init; }

    /// <summary>
    /// Whom an assignment chose: <c>admin</c>, <c>team</c> or <c>nobody_admin</c>. <see langword="null"/> for other parts.
    /// </summary>
    public string? AssignedToType { get; init; }

    /// <summary>The id of that admin or team; <see langword="null"/> for nobody and for other parts.</summary>
    public string? AssignedToId { get; init; }

    /// <summary>Whether the reply asked to notify nobody (from 2.15 on).</summary>
    public bool SkipNotifications { get; init; }

    /// <summary>The state of the conversation after the part: <c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    public string State { get; init; } = SandboxConversation.Open;

    /// <summary>When the part was written: the client's <c>created_at</c>, or else <see cref="UpdatedAt"/>.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><see cref="StoredAt"/> to the second, moved by a <see cref="SandboxFaultKind.ClockSkew"/>.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the sandbox stored it, by its clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    internal bool IsByAdmin => AuthorType == Admin;

    internal bool IsByContact => AuthorType is "user" or "lead";

    /// <summary>Whether the contact sees a text or buttons of an admin in it.</summary>
    internal bool IsAnswer => IsByAdmin && PartType != Note && (Body is not null || QuickReplies.Count > 0);
}
