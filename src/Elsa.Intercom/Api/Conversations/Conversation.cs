namespace Elsa.Intercom.Api;

/// <summary>A conversation in a list or a response (API 2.14). A value that the response lacks is <see langword="null"/>.</summary>
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

    /// <summary>Intercom's id of the author of the first message.</summary>
    public string? AuthorId { get; init; }

    /// <summary>Intercom's ids of the participating contacts.</summary>
    public IReadOnlyList<string> ContactIds { get; init; } = [];

    /// <summary>The number of parts, including those that the response doesn't contain.</summary>
    public int? PartCount { get; init; }

    /// <summary>The newest parts, up to 500. Empty in lists, which contain none.</summary>
    public IReadOnlyList<ConversationPart> Parts { get; init; } = [];

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> in lists.</summary>
    public string? RequestId { get; init; }
}
