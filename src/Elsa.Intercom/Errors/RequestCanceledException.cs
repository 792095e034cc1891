namespace Elsa.Intercom.Errors;

/// <summary>A cancellation by the caller that knows whether the request may have reached Intercom before it.</summary>
internal sealed class RequestCanceledException(bool maySent, OperationCanceledException inner)
    : OperationCanceledException("The request to Intercom was cancelled.", inner, inner.CancellationToken)
{
    /// <summary>Whether sending had begun, so that the request may have been carried out.</summary>
    public bool MayHaveBeenSent { get; } = maySent;
}
