using System.Collections.ObjectModel;
using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Conversations;

namespace Elsa.Intercom.Sandbox;

/// <summary>A conversation in the sandbox. It is a snapshot: each change makes a new one.</summary>
public sealed record SandboxConversation
{
    internal const string WorkflowInstanceHeader = "X-Workflow-Instance-Id";
    internal const string Open = "open";
    internal const string Closed = "closed";
    internal const string Snoozed = "snoozed";

    /// <summary>The conversation's id: digits. Never the same as <see cref="MessageId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the message that started it: digits.</summary>
    public required string MessageId { get; init; }

    /// <summary>The contact who started it, or the first one to whom an admin's message went.</summary>
    public required string ContactId { get; init; }

    /// <summary>The contacts who take part; only <see cref="ContactId"/> unless others were added or removed.</summary>
    public IReadOnlyList<string> ContactIds { get => field ?? [ContactId]; init; }

    /// <summary>The admin who started it with a message, or <see langword="null"/> if the contact did.</summary>
    public string? StartedByAdminId { get; init; }

    /// <summary>The text as sent, without the HTML that the API wraps around it. An admin's may be HTML.</summary>
    public required string Body { get; init; }

    /// <summary><c>conversation</c>, or <c>email</c> if it began with an admin's email.</summary>
    public string SourceType { get; init; } = "conversation";

    /// <summary>The subject, or <see langword="null"/> when none was sent.</summary>
    public string? Subject { get; init; }

    /// <summary>The addresses of the attachments; empty when none were sent.</summary>
    public IReadOnlyList<string> AttachmentUrls { get; init; } = [];

    /// <summary>The brand, or <see langword="null"/> when none was sent or the API version does not know brands (before 2.16).</summary>
    public string? BrandId { get; init; }

    /// <summary><c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    public string State { get; init; } = Open;

    /// <summary>When it opens again by itself; <see langword="null"/> unless it is snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Since when the contact has waited for a reply; <see langword="null"/> if an admin replied last. A note is not a reply.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Whether it was marked as read. A contact's reply makes it unread.</summary>
    public bool Read { get; init; }

    /// <summary>The title, or <see langword="null"/>.</summary>
    public string? Title { get; init; }

    /// <summary>The admin to whom it is assigned, or <see langword="null"/>.</summary>
    public string? AdminAssigneeId { get; init; }

    /// <summary>The team to which it is assigned, or <see langword="null"/>.</summary>
    public string? TeamAssigneeId { get; init; }

    /// <summary>The ids of the admins who wrote a text in it, notes included.</summary>
    public IReadOnlyList<string> TeammateIds { get; init; } = [];

    /// <summary>The tags, in the order in which they were applied.</summary>
    public IReadOnlyList<SandboxAppliedTag> Tags { get; init; } = [];

    /// <summary>Custom attributes by name, with their values as sent; empty if none were.</summary>
    public IReadOnlyDictionary<string, JsonElement> CustomAttributes { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Whether it was converted to a ticket. The ticket's id is <see cref="Id"/>.</summary>
    public bool IsTicket { get; init; }

    /// <summary>The ids of the tickets that were created with a link to it; empty if none were.</summary>
    public IReadOnlyList<string> LinkedTicketIds { get; init; } = [];

    /// <summary>
    /// The workflow run that created it, from the request's header <c>X-Workflow-Instance-Id</c>; <see langword="null"/> if none was named. Intercom
    /// itself has no such header.
    /// </summary>
    public string? WorkflowInstanceId { get; init; }

    /// <summary>
    /// When the conversation began: the client's <c>created_at</c>, or else <see cref="StoredAt"/> to the second, moved by a
    /// <see cref="SandboxFaultKind.ClockSkew"/>.
    /// </summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, by the same clock; <see cref="CreatedAt"/> at first.</summary>
    public DateTimeOffset UpdatedAt { get => field == default ? CreatedAt : field; init; }

    /// <summary>When the sandbox stored it, by its clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>When the sandbox stored this snapshot, by its clock.</summary>
    internal DateTimeOffset ChangedAt { get => field == default ? StoredAt : field; init; }

    /// <summary>A new snapshot of that time.</summary>
    internal SandboxConversation Changed(ServerTime time) => this with { UpdatedAt = time.NowToTheSecond, ChangedAt = time.Real };

    /// <summary>The snapshot after the end of its snooze.</summary>
    internal SandboxConversation Awake(DateTimeOffset at) => this with { State = Open, SnoozedUntil = null, UpdatedAt = at, ChangedAt = at };

    internal bool IsOpen => State != Closed;

    internal string DeliveredAs => StartedByAdminId is null ? "customer_initiated" : "admin_initiated";

    internal ConversationStatistics Statistics { get; init; } = new();
}
