namespace Elsa.Intercom.Ledger;

/// <summary>What the owner of a claim shows when it settles it, so that an owner whose lease ended changes nothing of a later one's claim.</summary>
/// <param name="Connection">The name of the connection.</param>
/// <param name="Entry">The ledger's own name of the entry.</param>
/// <param name="Owner">A token that nobody else has.</param>
public sealed record LedgerHold(string Connection, string Entry, string Owner);
