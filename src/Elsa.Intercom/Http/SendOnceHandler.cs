namespace Elsa.Intercom.Http;

/// <summary>
/// Prevents handlers of the application from resending a change, one after the other or in parallel: a resilience handler for every HttpClient would
/// post a conversation twice after a 503. This handler is the innermost one and lets each content pass once.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content is IntercomContent { SendOnce: true } content && !content.TryPass()
            ? throw new HttpRequestException(
                "A handler of the application tried to send a request a second time. Only the package decides whether it may be sent again.")
            : base.SendAsync(request, cancellationToken);
}
