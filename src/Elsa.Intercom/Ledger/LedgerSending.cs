namespace Elsa.Intercom.Ledger;

/// <summary>What is about to be sent.</summary>
/// <param name="ContactId">Intercom's id of the contact in whose name it is sent.</param>
/// <param name="Fingerprint">A hash of contact and text: conversations with the same one cannot be told apart by looking at them.</param>
/// <param name="Lease">How long sending and waiting may take at most, from now on.</param>
public sealed record LedgerSending(string ContactId, string Fingerprint, TimeSpan Lease);
