using Elsa.Intercom.Ledger;

namespace Elsa.Intercom.Client;

/// <summary>A conversation that exists.</summary>
/// <param name="Conversation">Its ids.</param>
/// <param name="ContactType">The role it was created with; null where an earlier run created it.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="Warnings">What an operator should know.</param>
internal sealed record ConversationResult(LedgerConversation Conversation, string? ContactType, ConversationOrigin Origin, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether it was there already, by an earlier run or by an attempt whose answer got lost.</summary>
    public bool Reused => Origin != ConversationOrigin.Created;
}
