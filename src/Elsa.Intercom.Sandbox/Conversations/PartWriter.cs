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
    public ConversationChange Add(SandboxConversation before, SandboxPart draft) => AddAll(before, [draft]);

    /// <summary>The conversation with more parts.</summary>
    public ConversationChange AddAll(SandboxConversation before, IReadOnlyList<SandboxPart> drafts)
    {
        var parts = new List<SandboxPart>();

        foreach (var draft in drafts)
        {
            var part = states.Complete(before, draft with { Id = ids.NewPartId() });
            before = StateMachine.After(before, part);
            parts.Add(part);
        }

        return new ConversationChange(before, parts);
    }
}
