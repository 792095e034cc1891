using System.Globalization;
using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Api;

/// <summary>A message that the contact and the teammates see. Notes, redacted messages and events without a text are none.</summary>
/// <param name="Id">Intercom's id of the message or part.</param>
/// <param name="AuthorType">Who wrote it: <c>user</c>, <c>lead</c>, <c>admin</c>, <c>bot</c> …; null if Intercom doesn't say.</param>
/// <param name="AuthorId">Intercom's id of the author; null if Intercom doesn't say.</param>
/// <param name="AuthorName">The author's name; null if there is none.</param>
/// <param name="At">When it was written; null if Intercom doesn't say.</param>
/// <param name="Text">The text without HTML, on one line.</param>
internal sealed record ConversationMessage(string? Id, string? AuthorType, string? AuthorId, string? AuthorName, DateTimeOffset? At, string Text)
{
    /// <summary>The messages of a conversation in order. Of a long conversation, Intercom returns the first message and the newest 500 parts.</summary>
    public static IReadOnlyList<ConversationMessage> Of(Conversation conversation) =>
    [
        .. Create(
            conversation.MessageId, conversation.AuthorType, conversation.AuthorId, conversation.AuthorName, conversation.CreatedAt, conversation.Body),
        .. conversation.Parts.Where(part => part.PartType != "note")
            .SelectMany(part => Create(part.Id, part.AuthorType, part.AuthorId, part.AuthorName, part.CreatedAt, part.Shown)),
    ];

    /// <summary>The message as a line of a transcript.</summary>
    public string Line()
    {
        var at = At?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var author = string.IsNullOrWhiteSpace(AuthorName) ? AuthorType ?? "unknown" : $"{DisplayedText.Normalize(AuthorName)} ({AuthorType ?? "unknown"})";
        return at == null ? $"{author}: {Text}" : $"{at} {author}: {Text}";
    }

    private static IEnumerable<ConversationMessage> Create(
        string? id, string? authorType, string? authorId, string? authorName, DateTimeOffset? at, string? body) =>
        body != null && DisplayedText.Normalize(body) is { Length: > 0 } text ? [new ConversationMessage(id, authorType, authorId, authorName, at, text)] : [];
}
