using Elsa.Intercom.Api;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>The base of an activity that outputs the messages of a conversation.</summary>
public abstract class MessageOutputsActivity : IntercomActivity
{
    private protected MessageOutputsActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>The text of the first message without HTML; <see langword="null"/> if there is none.</summary>
    [Output(DisplayName = "First message", Description = "The text of the first message, without HTML.")]
    public Output<string?> FirstMessage { get; set; } = default!;

    /// <summary>Who wrote it: <c>user</c>, <c>lead</c>, <c>admin</c>, <c>bot</c> …</summary>
    [Output(DisplayName = "First message author type", Description = "Who wrote the first message: user, lead, admin or bot.")]
    public Output<string?> FirstMessageAuthorType { get; set; } = default!;

    /// <summary>Intercom's id of its author.</summary>
    [Output(DisplayName = "First message author ID", Description = "The Intercom id of the author of the first message.")]
    public Output<string?> FirstMessageAuthorId { get; set; } = default!;

    /// <summary>When it was written.</summary>
    [Output(DisplayName = "First message at", Description = "When the first message was written.")]
    public Output<DateTimeOffset?> FirstMessageAt { get; set; } = default!;

    /// <summary>The id of the message or part.</summary>
    [Output(DisplayName = "First message ID", Description = "The id of the first message.")]
    public Output<string?> FirstMessageId { get; set; } = default!;

    /// <summary>The text of the last message without HTML; <see langword="null"/> if there is none.</summary>
    [Output(DisplayName = "Last message", Description = "The text of the last message, without HTML.")]
    public Output<string?> LastMessage { get; set; } = default!;

    /// <summary>Who wrote it: <c>user</c>, <c>lead</c>, <c>admin</c>, <c>bot</c> …</summary>
    [Output(DisplayName = "Last message author type", Description = "Who wrote the last message: user, lead, admin or bot.")]
    public Output<string?> LastMessageAuthorType { get; set; } = default!;

    /// <summary>Intercom's id of its author.</summary>
    [Output(DisplayName = "Last message author ID", Description = "The Intercom id of the author of the last message.")]
    public Output<string?> LastMessageAuthorId { get; set; } = default!;

    /// <summary>When it was written.</summary>
    [Output(DisplayName = "Last message at", Description = "When the last message was written.")]
    public Output<DateTimeOffset?> LastMessageAt { get; set; } = default!;

    /// <summary>The id of the message or part.</summary>
    [Output(DisplayName = "Last message ID", Description = "The id of the last message.")]
    public Output<string?> LastMessageId { get; set; } = default!;

    /// <summary>How many messages there are: the first one, and those among the newest 500 parts. Notes are none.</summary>
    [Output(DisplayName = "Message count", Description = "How many messages there are, without notes. Intercom shows the first one and the newest 500.")]
    public Output<int?> MessageCount { get; set; } = default!;

    /// <summary>The messages as plain text, a line a message with time and author. No notes.</summary>
    [Output(Description = "The messages as plain text, a line a message with time and author. Without notes.")]
    public Output<string?> Transcript { get; set; } = default!;

    private protected void SetMessages(Step step, IReadOnlyList<ConversationMessage> messages)
    {
        step.Set(MessageCount, messages.Count);
        step.Set(Transcript, string.Join('\n', messages.Select(message => message.Line())));

        if (messages is not [var first, ..])
            return;

        var last = messages[^1];
        step.Set(FirstMessage, first.Text);
        step.Set(FirstMessageAuthorType, first.AuthorType);
        step.Set(FirstMessageAuthorId, first.AuthorId);
        step.Set(FirstMessageAt, first.At);
        step.Set(FirstMessageId, first.Id);
        step.Set(LastMessage, last.Text);
        step.Set(LastMessageAuthorType, last.AuthorType);
        step.Set(LastMessageAuthorId, last.AuthorId);
        step.Set(LastMessageAt, last.At);
        step.Set(LastMessageId, last.Id);
    }
}
