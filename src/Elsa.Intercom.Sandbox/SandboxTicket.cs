using System.Collections.ObjectModel;
using System.Text.Json;

namespace Elsa.Intercom.Sandbox;

/// <summary>A ticket in the sandbox: a converted conversation, or one of its own.</summary>
public sealed record SandboxTicket
{
    /// <summary>The ticket's id: digits. For a converted conversation, it is the conversation's id.</summary>
    public required string Id { get; init; }

    /// <summary>The number that teammates see, which the API calls <c>ticket_id</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The id of its type.</summary>
    public required string TypeId { get; init; }

    /// <summary>The contact whom it concerns.</summary>
    public required string ContactId { get; init; }

    /// <summary>The values of its fields, by name and as sent; empty if none were.</summary>
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary><c>submitted</c>, <c>in_progress</c>, <c>waiting_on_customer</c> or <c>resolved</c>.</summary>
    public string State { get; init; } = "submitted";

    /// <summary>The admin to whom it is assigned, or <see langword="null"/>.</summary>
    public string? AdminAssigneeId { get; init; }

    /// <summary>The team to which it is assigned, or <see langword="null"/>.</summary>
    public string? TeamAssigneeId { get; init; }

    /// <summary>The conversation that was linked when it was created, or <see langword="null"/>.</summary>
    public string? LinkedConversationId { get; init; }

    /// <summary>Whether it is a converted conversation.</summary>
    public bool IsConversation { get; init; }

    /// <summary>Whether the request asked to notify nobody (from 2.13 on).</summary>
    public bool SkipNotifications { get; init; }

    /// <summary>When it began: the conversation's time, the client's <c>created_at</c>, or the sandbox's time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the sandbox stored it, by its clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>A converted conversation has its assignees.</summary>
    internal SandboxTicket As(SandboxConversation conversation) => this with
    {
        AdminAssigneeId = conversation.AdminAssigneeId,
        TeamAssigneeId = conversation.TeamAssigneeId,
        UpdatedAt = conversation.UpdatedAt
    };
}
