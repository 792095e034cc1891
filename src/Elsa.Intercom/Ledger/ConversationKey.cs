namespace Elsa.Intercom.Ledger;

/// <summary>What one intended conversation is known by: one conversation per key and connection.</summary>
/// <param name="Connection">The name of the connection.</param>
/// <param name="Value">The author's idempotency key, or the activity execution's id; each with a prefix that tells them apart.</param>
public sealed record ConversationKey(string Connection, string Value);
