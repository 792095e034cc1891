namespace Elsa.Intercom.Api;

/// <summary>
/// Something that happened in a conversation after its first message (<c>conversation_part</c>, API 2.14). A value that the response
/// lacks is <see langword="null"/>.
/// </summary>
public sealed record ConversationPart
{
    /// <summary>The id, unique within its workspace. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>What happened: <c>comment</c>, <c>note</c>, <c>close</c>, <c>open</c>, <c>assignment</c> …</summary>
    public string? PartType { get; init; }

    /// <summary>Who did it: <c>admin</c>, <c>user</c>, <c>lead</c>, <c>bot</c> …</summary>
    public string? AuthorType { get; init; }

    /// <summary>Intercom's id of the person who did it.</summary>
    public string? AuthorId { get; init; }

    /// <summary>The name of the person who did it; <see langword="null"/> if there is none.</summary>
    public string? AuthorName { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The text, as HTML before API 2.15; <see langword="null"/> if there is none.</summary>
    public string? Body { get; init; }

    /// <summary>The texts of the buttons of a quick reply. Empty otherwise.</summary>
    public IReadOnlyList<string> QuickReplies { get; init; } = [];

    /// <summary>The text that people see: of a quick reply, its buttons.</summary>
    internal string? Shown => QuickReplies.Count > 0 ? string.Join('\n', QuickReplies) : Body;
}
