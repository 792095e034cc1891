using System.Text;
using Elsa.Intercom.Options;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The endpoint of a host whose connection has a client secret, without a socket.</summary>
internal sealed class WebhookStage : IAsyncDisposable
{
    public WebhookStage(
        Action<IntercomConnection>? connection = null,
        string name = IntercomOptions.DefaultConnection,
        Action<IServiceCollection>? configure = null,
        bool isKnown = true)
    {
        Intercom = new IntercomHarness(connection ?? (settings => settings.ClientSecrets.Add(Deliveries.Secret)), name, configure: configure);

        if (isKnown)
            Intercom.Handler.On("GET /me").Reply(200, Answers.Me(Deliveries.Workspace));
    }

    public IntercomHarness Intercom { get; }

    public WebhookEndpoint Endpoint => Intercom.Services.GetRequiredService<WebhookEndpoint>();

    /// <summary>The ids of what is stored and waits.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync() =>
        [.. (await Intercom.Services.GetRequiredService<WebhookInbox>().ClaimAsync(100, default)).Select(entry => entry.Notification.Id)];

    /// <summary>Posts a delivery and returns the status. The signature is the body's unless the test has another.</summary>
    public Task<int> PostAsync(string body, string? signature = null, string? connection = null) =>
        PostAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), signature ?? Deliveries.Sign(body), connection);

    public Task<int> PostAsync(Stream body, string? signature, string? connection = null) => SendAsync(context =>
    {
        context.Request.Method = HttpMethods.Post;
        context.Request.Body = body;

        if (signature is { Length: > 0 })
            context.Request.Headers[WebhookSignature.Header] = signature;

        if (connection != null)
            context.Request.RouteValues["connection"] = connection;
    });

    public async Task<int> SendAsync(Action<HttpContext> configure)
    {
        var context = new DefaultHttpContext();
        using var response = new MemoryStream();
        context.Response.Body = response;
        configure(context);

        await Endpoint.HandleAsync(context);

        Assert.Equal(0, response.Length);
        return context.Response.StatusCode;
    }

    public ValueTask DisposeAsync() => Intercom.DisposeAsync();
}
