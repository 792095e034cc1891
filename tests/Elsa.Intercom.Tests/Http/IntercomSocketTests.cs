using System.Net;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Http;

public class IntercomSocketTests
{
    [Fact]
    public void The_registered_client_follows_no_redirect_and_keeps_no_cookie()
    {
        using var services = new ServiceCollection().AddIntercom().BuildServiceProvider();

        var socket = Assert.IsType<SocketsHttpHandler>(Chain(services).Last());

        Assert.False(socket.AllowAutoRedirect);
        Assert.False(socket.UseCookies);
        Assert.Null(socket.ActivityHeadersPropagator);
        Assert.Equal(DecompressionMethods.All, socket.AutomaticDecompression);
        Assert.InRange(socket.PooledConnectionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void The_registered_client_signs_its_requests_whether_or_not_the_application_configures_it()
    {
        using var plain = new ServiceCollection().AddIntercom().BuildServiceProvider();
        using var configured = new ServiceCollection().AddIntercom(
            configureHttpClient: http => http.SetHandlerLifetime(TimeSpan.FromHours(1))).BuildServiceProvider();

        foreach (var services in new[] { plain, configured })
        {
            Assert.Single(Chain(services).OfType<AuthenticationHandler>());
            Assert.Single(Chain(services).OfType<VersionHandler>());
            using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(IntercomTransport.ClientName);
            Assert.Equal(Timeout.InfiniteTimeSpan, client.Timeout);
        }
    }

    [Fact]
    public void A_handler_of_the_applications_own_follows_no_redirect_either()
    {
        using var own = new HttpClientHandler { AllowAutoRedirect = true };

        IntercomSocket.Configure(own);

        Assert.False(own.AllowAutoRedirect);
    }

    private static IEnumerable<HttpMessageHandler> Chain(IServiceProvider services)
    {
        HttpMessageHandler? handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(IntercomTransport.ClientName);

        for (; handler != null; handler = (handler as DelegatingHandler)?.InnerHandler)
            yield return handler;
    }
}
