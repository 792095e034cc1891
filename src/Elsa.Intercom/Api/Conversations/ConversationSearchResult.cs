namespace Elsa.Intercom.Api;

/// <summary>The result of a conversation search.</summary>
/// <param name="Conversations">The conversations, usually newest first.</param>
/// <param name="IsComplete">Whether these are all; <see langword="false"/> if there were more than the 1,500 that are read, or one was
/// unreadable.</param>
public sealed record ConversationSearchResult(IReadOnlyList<Conversation> Conversations, bool IsComplete);
