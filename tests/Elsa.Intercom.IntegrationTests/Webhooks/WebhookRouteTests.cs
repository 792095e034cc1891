using System.Net;
using System.Text;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

/// <summary>The endpoint in a web server whose other addresses need a login.</summary>
public sealed class WebhookRouteTests : IAsyncLifetime
{
    private WebhookHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebhookHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("POST", "/intercom/webhooks", HttpStatusCode.OK)]
    [InlineData("POST", "/intercom/webhooks/default", HttpStatusCode.OK)]
    [InlineData("HEAD", "/intercom/webhooks", HttpStatusCode.OK)]
    [InlineData("HEAD", "/intercom/webhooks/Default", HttpStatusCode.OK)]
    [InlineData("POST", "/intercom/webhooks/Silent", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/intercom/webhooks/Silent", HttpStatusCode.NotFound)]
    [InlineData("POST", "/intercom/webhooks/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/other", HttpStatusCode.Redirect)]
    public async Task The_routes_need_no_login_and_others_do(string method, string path, HttpStatusCode status)
    {
        var body = Encoding.UTF8.GetBytes(Deliveries.Replied());
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        if (method == "POST")
        {
            request.Content = new ByteArrayContent(body);
            request.Headers.Add("X-Hub-Signature", Deliveries.Sign(body));
        }

        using var response = await _host.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public void A_connection_without_a_secret_is_named_at_the_start() => Assert.Equal(
        "Webhooks for the connection Silent are answered with 404, because Intercom:Connections:Silent:ClientSecret is not set.",
        Assert.Single(_host.Logs.At(LogLevel.Warning)).Message);
}
