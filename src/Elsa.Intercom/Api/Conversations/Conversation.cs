namespace Elsa.Intercom.Api;

/// <summary>A conversation as lists and answers show it (API 2.14). What an answer lacks is <see langword="null"/>.</summary>
public sealed record Conversation
{
    internal const int MaxParts = 500;

    /// <summary>The id, unique within its workspace. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary><c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    public string? State { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The first message, as HTML before API 2.15 and in the lists of later versions.</summary>
    public string? Body { get; init; }

    /// <summary>Intercom's id of the first message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Intercom's id of whoever wrote the first message.</summary>
    public string? AuthorId { get; init; }

    /// <summary>Intercom's ids of the contacts who take part.</summary>
    public IReadOnlyList<string> ContactIds { get; init; } = [];

    /// <summary>How many parts it has, those that an answer doesn't show included.</summary>
    public int? PartCount { get; init; }

    /// <summary>The newest parts, up to 500; empty in lists, which show none.</summary>
    public IReadOnlyList<ConversationPart> Parts { get; init; } = [];

    /// <summary>Intercom's id of the request, for its support; <see langword="null"/> in lists.</summary>
    public string? RequestId { get; init; }
}
