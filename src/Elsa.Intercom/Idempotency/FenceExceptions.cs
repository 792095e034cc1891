using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Stops a request at the fence: another caller owns the key. The transport does not know this exception, so it sends nothing and does not retry.
/// </summary>
internal sealed class ClaimLostException : Exception;

/// <summary>Stops a request at the fence: the ledger failed.</summary>
internal sealed class FenceFailedException(IntercomException failure) : Exception
{
    public IntercomException Failure => failure;
}
