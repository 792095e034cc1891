namespace Elsa.Intercom.Idempotency;

/// <summary>What the owner of a claim shows when it settles it, so that an owner whose lease ended changes nothing of a later one's claim.</summary>
/// <param name="Connection">The name of the connection.</param>
/// <param name="Operation">What is done.</param>
/// <param name="Entry">The ledger's own name of the entry.</param>
/// <param name="Owner">The fencing token: nobody else has it.</param>
internal sealed record LedgerLease(string Connection, string Operation, string Entry, string Owner);
