using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A conversation in a list or a response (API 2.14). A value that the response lacks is <see langword="null"/>.</summary>
public sealed record Conversation
{
    internal const int MaxParts = 500;

    /// <summary>The id, unique within its workspace. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary><c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    public string? State { get; init; }

    /// <summary>The title; <see langword="null"/> if there is none. From API 2.9.</summary>
    public string? Title { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When something last happened in it.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Until when it is snoozed; <see langword="null"/> if it isn't.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Intercom's id of the assigned teammate; <see langword="null"/> for nobody.</summary>
    public string? AdminAssigneeId { get; init; }

    /// <summary>Intercom's id of the assigned team; <see langword="null"/> for none.</summary>
    public string? TeamAssigneeId { get; init; }

    /// <summary>The tags of the conversation.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Intercom's id of the ticket that the conversation was converted to; <see langword="null"/> if it wasn't.</summary>
    public string? TicketId { get; init; }

    /// <summary>The first message, as HTML before API 2.15 and in the lists of later versions.</summary>
    public string? Body { get; init; }

    /// <summary>Intercom's id of the first message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Intercom's id of the author of the first message.</summary>
    public string? AuthorId { get; init; }

    /// <summary>Who wrote the first message: <c>user</c>, <c>lead</c>, <c>admin</c> …</summary>
    public string? AuthorType { get; init; }

    /// <summary>The name of the author of the first message; <see langword="null"/> if there is none.</summary>
    public string? AuthorName { get; init; }

    /// <summary>Intercom's ids of the participating contacts.</summary>
    public IReadOnlyList<string> ContactIds { get; init; } = [];

    /// <summary>The number of parts, including those that the response doesn't contain.</summary>
    public int? PartCount { get; init; }

    /// <summary>The newest parts, up to 500. Empty in lists, which contain none.</summary>
    public IReadOnlyList<ConversationPart> Parts { get; init; } = [];

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> in lists.</summary>
    public string? RequestId { get; init; }

    /// <summary>The conversation as Intercom describes it.</summary>
    internal JObject Json { get; init; } = [];
}
