using Elsa.Extensions;
using Elsa.Intercom.Features;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management;
using Elsa.Workflows.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Elsa with the Intercom activities in a plain container, ready to run workflows in memory.</summary>
internal sealed class ElsaHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private ElsaHost(ServiceProvider provider)
    {
        _provider = provider;
        _scope = provider.CreateAsyncScope();
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    public Notes Notes => Services.GetRequiredService<Notes>();

    /// <param name="intercom">The application's configuration in UseIntercom.</param>
    /// <param name="before">Services that are registered before Elsa's, so that Elsa keeps them.</param>
    /// <param name="after">Services that replace Elsa's.</param>
    public static async Task<ElsaHost> StartAsync(
        Action<IntercomFeature>? intercom = null, Action<IServiceCollection>? before = null, Action<IServiceCollection>? after = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<Notes>();
        before?.Invoke(services);
        services.AddElsa(elsa => elsa.UseIntercom(intercom).UseJavaScript());
        ElsaClock.Add(services);
        after?.Invoke(services);

        var host = new ElsaHost(services.BuildServiceProvider());
        await host.Services.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync();
        await host.Services.GetRequiredService<IActivityRegistry>().RegisterAsync([typeof(Note)]);
        return host;
    }

    public Task<WorkflowRun> RunAsync(IActivity root, string? instanceId = null, CancellationToken cancellationToken = default) =>
        RunAsync(root, new RunWorkflowOptions { WorkflowInstanceId = instanceId }, cancellationToken);

    public async Task<WorkflowRun> RunAsync(IActivity root, RunWorkflowOptions options, CancellationToken cancellationToken = default)
    {
        var runner = Services.GetRequiredService<IWorkflowRunner>();
        var result = root is Workflow workflow
            ? await runner.RunAsync(workflow, options, cancellationToken)
            : await runner.RunAsync(root, options, cancellationToken);
        return new WorkflowRun(result, Notes);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }
}
