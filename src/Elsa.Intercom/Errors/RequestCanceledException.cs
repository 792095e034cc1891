namespace Elsa.Intercom.Errors;

/// <summary>A cancellation by the caller. It says whether the request may already have reached Intercom.</summary>
internal sealed class RequestCanceledException(bool maySent, OperationCanceledException inner)
    : OperationCanceledException("The request to Intercom was cancelled.", inner, inner.CancellationToken)
{
    /// <summary>Whether sending had begun, so that Intercom may have carried the request out.</summary>
    public bool MayHaveBeenSent { get; } = maySent;
}
