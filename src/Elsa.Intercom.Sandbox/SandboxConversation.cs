namespace Elsa.Intercom.Sandbox;

/// <summary>A conversation in the sandbox.</summary>
public sealed record SandboxConversation
{
    internal const string WorkflowInstanceHeader = "X-Workflow-Instance-Id";

    /// <summary>The conversation's id: digits. Never the same as <see cref="MessageId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the message that started it: digits.</summary>
    public required string MessageId { get; init; }

    /// <summary>The contact who started it.</summary>
    public required string ContactId { get; init; }

    /// <summary>The text as sent, without the HTML that the API wraps around it.</summary>
    public required string Body { get; init; }

    /// <summary>The subject, or <see langword="null"/> when none was sent.</summary>
    public string? Subject { get; init; }

    /// <summary>The addresses of the attachments; empty when none were sent.</summary>
    public IReadOnlyList<string> AttachmentUrls { get; init; } = [];

    /// <summary>The brand, or <see langword="null"/> when none was sent or the API version does not know brands (before 2.16).</summary>
    public string? BrandId { get; init; }

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

    /// <summary>When the sandbox stored it, by its clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }
}
