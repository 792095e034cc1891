namespace Elsa.Intercom.Api;

/// <summary>Intercom's response to <c>POST /messages</c> (API 2.14).</summary>
public sealed record SentMessage
{
    /// <summary>The id of the message. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The id of the conversation that the message opened; <see langword="null"/> if the response doesn't name it, as the description has it. A search
    /// finds the conversation by its first message.
    /// </summary>
    public string? ConversationId { get; init; }

    /// <summary>When Intercom created the message; <see langword="null"/> if the response has no date.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> if the response has none.</summary>
    public string? RequestId { get; init; }
}
