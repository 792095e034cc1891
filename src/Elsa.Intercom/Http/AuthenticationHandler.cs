using System.Net.Http.Headers;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Http;

/// <summary>Puts the access token on each attempt, read anew so that a rotated token counts at once.</summary>
internal sealed class AuthenticationHandler(Connections connections) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(RequestOptions.Connection, out var name))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connections.Get(name).AccessToken);

        return base.SendAsync(request, cancellationToken);
    }
}
