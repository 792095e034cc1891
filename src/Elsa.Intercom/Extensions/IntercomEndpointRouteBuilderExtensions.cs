using Elsa.Intercom.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Extensions;

/// <summary>Receives Intercom's webhooks.</summary>
public static class IntercomEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Receives Intercom's webhooks under <c>/intercom/webhooks/{connection}</c>, and those of the connection <c>Default</c> also under
    /// <c>/intercom/webhooks</c>. A delivery is accepted if the connection's client secret signed it and it is about the connection's workspace; it is stored
    /// before Intercom gets its response. A connection without a client secret responds with 404. The routes are anonymous. docs/operations.md says how to
    /// set up webhooks in Intercom.
    /// </summary>
    /// <param name="endpoints">The application, after AddIntercom or UseIntercom registered its services.</param>
    /// <returns>The endpoint's conventions.</returns>
    /// <exception cref="InvalidOperationException">The services are not registered.</exception>
    public static IEndpointConventionBuilder MapIntercomWebhooks(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var endpoint = endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        endpoint.LogMissingSecrets();
        endpoints.ServiceProvider.GetRequiredService<WebhookSignal>().Map();

        return endpoints.MapMethods(WebhookEndpoint.Pattern, [HttpMethods.Post, HttpMethods.Head], endpoint.HandleAsync).AllowAnonymous();
    }
}
