namespace Elsa.Intercom.Idempotency;

/// <summary>The proof of ownership that every change needs, so that an owner whose lease ended cannot change a later owner's entry.</summary>
/// <param name="Connection">The name of the connection.</param>
/// <param name="Operation">The kind of operation.</param>
/// <param name="Entry">The ledger's name for the entry.</param>
/// <param name="Owner">The fencing token, which no other caller has.</param>
internal sealed record LedgerLease(string Connection, string Operation, string Entry, string Owner);
