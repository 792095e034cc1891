using Elsa.Intercom.Api;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Extensions;

/// <summary>Registers Intercom's client. Elsa is not required.</summary>
public static class IntercomServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IIntercomClient"/>, <see cref="IIntercomClientFactory"/> and <see cref="IntercomOptions"/>, bound from the
    /// configuration section <c>Intercom</c> and validated at start. An Elsa server calls UseIntercom instead.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the options after the configuration is read; <see langword="null"/> for no change.</param>
    /// <param name="configureHttpClient">Changes the HttpClient named <c>Intercom</c>; <see langword="null"/> for no change.</param>
    /// <returns>The services, for the next call.</returns>
    public static IServiceCollection AddIntercom(
        this IServiceCollection services, Action<IntercomOptions>? configure = null, Action<IHttpClientBuilder>? configureHttpClient = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Jitter(Random.Shared.NextDouble));
        services.TryAddSingleton(new LedgerOwners(() => Guid.NewGuid().ToString("N")));
        services.TryAddSingleton<KeyHash>();
        services.TryAddSingleton<ILedgerStore, MemoryLedgerStore>();
        services.TryAddSingleton<ILedgerClock, ProcessClock>();
        services.TryAddSingleton<LedgerTime>();
        services.TryAddSingleton<LedgerSweep>();
        services.TryAddSingleton<ILedger, Idempotency.Ledger>();
        services.TryAddSingleton<Connections>();
        services.TryAddSingleton<ServedVersions>();
        services.TryAddSingleton<ServerClocks>();
        services.TryAddSingleton<RateLimiters>();
        services.TryAddSingleton<RateLimitMetrics>();
        services.TryAddSingleton<RequestTelemetry>();
        services.TryAddSingleton<RequestAttempt>();
        services.TryAddSingleton<IIntercomTransport, IntercomTransport>();
        services.TryAddSingleton<IntercomClientFactory>();
        services.TryAddSingleton<IIntercomClientFactory>(provider => provider.GetRequiredService<IntercomClientFactory>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IIntercomClientFactory>().GetClient(IntercomOptions.DefaultConnection));
        services.TryAddSingleton<KnownWorkspaces>();
        services.TryAddSingleton<ConversationAddresses>();
        services.TryAddSingleton<ContactResolver>();
        services.TryAddSingleton<Reconciler>();
        services.TryAddSingleton<KeySettlement>();
        services.TryAddSingleton<IdempotentSender>();
        services.TryAddSingleton<OperationServices>();
        services.TryAddSingleton<ContactUpserter>();
        services.TryAddSingleton<ConversationChanger>();
        services.TryAddSingleton<IWebhookInboxStore, MemoryInboxStore>();
        services.TryAddSingleton<WebhookInbox>();
        services.TryAddSingleton<WebhookSignal>();
        services.TryAddSingleton<WebhookMetrics>();
        services.TryAddSingleton<WebhookEndpoint>();
        services.AddHostedService<WebhookWorker>();

        AddOptions(services, configure);
        var http = AddHttpClient(services);
        configureHttpClient?.Invoke(http);

        // This comes last, so that no handler of the application follows a redirect.
        http.ConfigurePrimaryHttpMessageHandler((handler, _) => IntercomSocket.Configure(handler));
        return services;
    }

    /// <summary>Adds the innermost handler once, after all handlers of the application, so that none of them can send twice.</summary>
    private static void AddSendOnceHandler(HttpMessageHandlerBuilder builder)
    {
        if (!builder.AdditionalHandlers.OfType<SendOnceHandler>().Any())
            builder.AdditionalHandlers.Add(builder.Services.GetRequiredService<SendOnceHandler>());
    }

    private static void AddOptions(IServiceCollection services, Action<IntercomOptions>? configure)
    {
        services.AddSingleton<IConfigureOptions<IntercomOptions>, ConfigureIntercomOptions>();
        services.AddSingleton<IOptionsChangeTokenSource<IntercomOptions>, ConfigureIntercomOptions>();
        services.AddSingleton<IValidateOptions<IntercomOptions>, ValidateIntercomOptions>();
        var options = services.AddOptions<IntercomOptions>().ValidateOnStart();

        if (configure != null)
            options.Configure(configure);
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services)
    {
        services.TryAddTransient<AuthenticationHandler>();
        services.TryAddTransient<VersionHandler>();
        services.TryAddTransient<SendOnceHandler>();
        services.PostConfigure<HttpClientFactoryOptions>(
            IntercomTransport.ClientName, options => options.HttpMessageHandlerBuilderActions.Add(AddSendOnceHandler));

        return services.AddHttpClient(IntercomTransport.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<AuthenticationHandler>()
            .AddHttpMessageHandler<VersionHandler>()

            // The framework's own log lines show full addresses, which may contain an email address as an external ID.
            .RemoveAllLoggers();
    }
}
