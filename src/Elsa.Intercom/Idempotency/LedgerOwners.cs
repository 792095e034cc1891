namespace Elsa.Intercom.Idempotency;

/// <summary>Tokens of owners, from outside so that a test can fix them. No two are equal.</summary>
internal sealed class LedgerOwners(Func<string> next)
{
    public string Next() => next();
}
