using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Makes parts and applies them to their conversations.</summary>
internal sealed class PartWriter(IdGenerator ids, StateMachine states)
{
    /// <summary>A part of that request, without author and text.</summary>
    public static SandboxPart Blank(string conversationId, ServerTime time) => new()
    {
        Id = "",
        ConversationId = conversationId,
        PartType = "",
        AuthorType = "",
        AuthorId = "",
        CreatedAt = time.NowToTheSecond,
        UpdatedAt = time.NowToTheSecond,
        StoredAt = time.Real
    };

    /// <summary>The conversation with one more part. Called within the change, so that ids rise in the order of arrival.</summary>
    public ConversationChange Add(SandboxConversation before, SandboxPart draft)
    {
        var part = states.Complete(before, draft with { Id = ids.NewPartId() });
        return new ConversationChange(StateMachine.After(before, part), part);
    }
}
