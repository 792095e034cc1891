namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The next snapshot of a conversation and the parts that it adds.</summary>
internal sealed record ConversationChange(SandboxConversation Conversation, params IReadOnlyList<SandboxPart> Parts);
