using System.Net.Http.Headers;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Http;

/// <summary>Adds the access token to each attempt. It is read again each time, so a rotated token takes effect at once.</summary>
internal sealed class AuthenticationHandler(Connections connections) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(RequestOptions.Connection, out var name))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connections.Get(name).AccessToken);

        return base.SendAsync(request, cancellationToken);
    }
}
