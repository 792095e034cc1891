namespace Elsa.Intercom.Http;

/// <summary>
/// Keeps handlers of the application from sending again what may have been carried out: a resilience handler for every HttpClient would
/// post a conversation twice after a 503. Stands inside of all others.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content is IntercomContent { SendOnce: true, Began: true }
            ? throw new HttpRequestException("A handler of the application tried to send a request again that may have been carried out already.")
            : base.SendAsync(request, cancellationToken);
}
