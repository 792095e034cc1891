namespace Elsa.Intercom.Api;

/// <summary>Intercom's response to <c>POST /conversations</c>: a message and the conversation that it opened (API 2.14).</summary>
public sealed record CreatedConversation
{
    /// <summary>The id of the conversation, unique within its workspace. Never blank.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The id of the message, which differs from the conversation's; <see langword="null"/> if the response has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>When Intercom created the message; <see langword="null"/> if the response has no date.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> if the response has none.</summary>
    public string? RequestId { get; init; }
}
