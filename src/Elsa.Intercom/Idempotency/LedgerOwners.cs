namespace Elsa.Intercom.Idempotency;

/// <summary>Makes fencing tokens; no two are equal. A test can set its own.</summary>
internal sealed class LedgerOwners(Func<string> next)
{
    public string Next() => next();
}
