namespace Elsa.Intercom.Ledger;

/// <summary>What speaks against taking a found conversation for the one of a key.</summary>
/// <param name="OwnedByOthers">The found conversations that other keys made.</param>
/// <param name="MayHaveMadeOne">Whether another key, of the same contact and text and at the same time, has an attempt whose end isn't known.</param>
public sealed record LedgerRivals(IReadOnlySet<string> OwnedByOthers, bool MayHaveMadeOne);
