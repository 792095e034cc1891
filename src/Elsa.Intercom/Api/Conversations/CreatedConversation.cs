namespace Elsa.Intercom.Api;

/// <summary>Intercom's answer to <c>POST /conversations</c>: a message and the conversation that it opened (API 2.14).</summary>
public sealed record CreatedConversation
{
    /// <summary>The id of the conversation, unique within its workspace. Never blank.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The id of the message: another number than the conversation's; <see langword="null"/> where the answer has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>When Intercom says the message was created; <see langword="null"/> where it doesn't.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Intercom's id of the request, for its support; <see langword="null"/> where the answer has none.</summary>
    public string? RequestId { get; init; }
}
