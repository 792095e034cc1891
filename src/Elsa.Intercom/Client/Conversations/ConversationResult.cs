using Elsa.Intercom.Ledger;

namespace Elsa.Intercom.Client;

/// <summary>A conversation that exists.</summary>
/// <param name="Conversation">Its ids.</param>
/// <param name="ContactType">The role it was created with; null where an earlier run created it.</param>
/// <param name="Reused">Whether an earlier run with the same key created it.</param>
/// <param name="Warnings">What an operator should know.</param>
internal sealed record ConversationResult(LedgerConversation Conversation, string? ContactType, bool Reused, IReadOnlyList<string> Warnings);
