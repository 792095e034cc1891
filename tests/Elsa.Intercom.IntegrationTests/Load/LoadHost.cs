using Elsa.Extensions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Elsa.Intercom.Sandbox;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>Elsa with the Intercom activities in a plain container, connected to a sandbox whose clock it shares.</summary>
internal sealed class LoadHost : IAsyncDisposable
{
    /// <summary>The longest valid time, so that no request gives up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ServiceProvider _services;

    private LoadHost(ServiceProvider services) => _services = services;

    /// <summary>The number of requests that wait for the rate limit.</summary>
    public int Queued => _services.GetRequiredService<RateLimiters>().Statuses().Sum(limiter => limiter.Status.Queued);

    /// <param name="intercom">The sandbox.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="gate">Opens when the first request may be sent.</param>
    public static async Task<LoadHost> StartAsync(IntercomSandbox intercom, TimeProvider time, Task gate)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(time);
        services.AddElsa(elsa => elsa.UseIntercom(feature =>
        {
            feature.ConfigureHttpClientBuilder = http => http.AddHttpMessageHandler(() => new Gate(gate));
            feature.ConfigureOptions = options => options.Connections["Default"] = new IntercomConnection
            {
                BaseUrl = intercom.BaseUrl.ToString(),
                AccessToken = intercom.AccessToken,
                Timeout = Patience,
                MaxRateLimitWait = Patience,
            };
        }));

        var host = new LoadHost(services.BuildServiceProvider());
        await using var scope = host._services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync();
        return host;
    }

    /// <summary>Runs a workflow of one step up to its first wait. The task returns the conversation's id at the end.</summary>
    public async Task<string?> CreateConversationAsync(string contactId, string body)
    {
        await using var scope = _services.CreateAsyncScope();
        var activity = new CreateConversation { Contact = new(contactId), Body = new(body), IdempotencyKey = new(body) };
        var result = await scope.ServiceProvider.GetRequiredService<IWorkflowRunner>().RunAsync(activity);
        Assert.Equal(WorkflowSubStatus.Finished, result.WorkflowState.SubStatus);
        return (string?)result.WorkflowExecutionContext.GetActivityOutputRegister().FindOutputByActivityId(
            activity.Id, nameof(CreateConversation.ConversationId));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
