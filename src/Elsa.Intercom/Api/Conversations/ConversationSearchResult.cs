namespace Elsa.Intercom.Api;

/// <summary>What a search for conversations found.</summary>
/// <param name="Conversations">The conversations, newest first as a rule.</param>
/// <param name="IsComplete">Whether these are all; <see langword="false"/> where there were more than the 1,500 that are read, or one that couldn't be
/// read.</param>
public sealed record ConversationSearchResult(IReadOnlyList<Conversation> Conversations, bool IsComplete);
