namespace Elsa.Intercom.Client;

/// <summary>A conversation as lists show it (<c>conversation_list_item</c>, API 2.14). What an answer lacks is <see langword="null"/>.</summary>
public sealed class Conversation
{
    /// <summary>The id, unique within its workspace. Never blank.</summary>
    public required string Id { get; init; }

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
}
