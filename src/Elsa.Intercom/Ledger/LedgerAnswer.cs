namespace Elsa.Intercom.Ledger;

/// <summary>What the ledger answers to a claim.</summary>
/// <param name="State">How the key stands.</param>
/// <param name="SameRequest">Whether the entry was made by the same request; always true of a new one.</param>
/// <param name="Hold">What the caller holds now; <see langword="null"/> where <paramref name="State"/> is <see cref="LedgerState.Done"/>.</param>
/// <param name="Attempt">The earlier attempt, where <paramref name="State"/> is <see cref="LedgerState.Unknown"/>; else <see langword="null"/>.</param>
/// <param name="Conversation">The conversation, where <paramref name="State"/> is <see cref="LedgerState.Done"/>; else <see langword="null"/>.</param>
public sealed record LedgerAnswer(LedgerState State, bool SameRequest, LedgerHold? Hold = null, LedgerAttempt? Attempt = null, LedgerConversation? Conversation = null);
