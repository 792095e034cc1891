namespace Elsa.Intercom.Ledger;

/// <summary>What the ledger answers to a claim.</summary>
/// <param name="State">How the key stands.</param>
/// <param name="RequestHash">The hash of the request that holds or made the entry.</param>
/// <param name="Conversation">The conversation, where <paramref name="State"/> is <see cref="LedgerState.Done"/>; else <see langword="null"/>.</param>
public sealed record LedgerAnswer(LedgerState State, string RequestHash, LedgerConversation? Conversation = null);
