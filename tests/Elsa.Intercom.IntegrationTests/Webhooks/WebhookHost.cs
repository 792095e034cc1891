using System.Net;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

/// <summary>A web server with the endpoint, and an Intercom that knows its workspace. Everything else in it needs a login.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookHost(WebApplication app, LogCollector logs)
    {
        _app = app;
        Logs = logs;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public LogCollector Logs { get; }

    public Uri Address => new(Client.BaseAddress!, "/intercom/webhooks");

    public async Task<InboxBacklog> BacklogAsync() => await _app.Services.GetRequiredService<WebhookInbox>().ReadBacklogAsync(default);

    public static async Task<WebhookHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var logs = new LogCollector();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("login", policy => policy.RequireAuthenticatedUser());
        configure?.Invoke(builder.Services);
        builder.Services.AddIntercom(
            options =>
            {
                options.Connections["Default"] = new() { AccessToken = "token" };
                options.Connections["Default"].ClientSecrets.Add(Deliveries.Secret);
                options.Connections["Silent"] = new() { AccessToken = "token" };
            },
            http => http.ConfigurePrimaryHttpMessageHandler(() => new Workspace()));

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapIntercomWebhooks();
        app.MapGet("/other", () => "other");
        await app.StartAsync();
        return new WebhookHost(app, logs);
    }

    public async Task<HttpStatusCode> PostAsync(byte[] body, string? signature, string path = "/intercom/webhooks")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };

        if (signature != null)
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, signature);

        using var response = await Client.SendAsync(request);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Workspace : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{ "type": "admin", "id": "1", "app": { "type": "app", "id_code": "{{Deliveries.Workspace}}" } }"""),
            });
    }
}
