using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Engine;

/// <summary>Elsa in memory, through its public API only: the same code runs on the packages and on the stand-in.</summary>
public sealed class EngineFixture : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private EngineFixture(ServiceProvider provider)
    {
        _provider = provider;
        _scope = provider.CreateAsyncScope();
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    public static async Task<EngineFixture> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddElsa(elsa => elsa.UseJavaScript().AddActivity<Probe>());
        configure?.Invoke(services);

        var fixture = new EngineFixture(services.BuildServiceProvider());
        await fixture.Services.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync();
        return fixture;
    }

    public Task<RunWorkflowResult> RunAsync(IActivity activity, RunWorkflowOptions? options = null, CancellationToken cancellationToken = default) =>
        Services.GetRequiredService<IWorkflowRunner>().RunAsync(activity, options, cancellationToken);

    public Task<RunWorkflowResult> RunJsonAsync(string json, RunWorkflowOptions? options = null) =>
        Services.GetRequiredService<IWorkflowRunner>().RunAsync(Read(json), options);

    public Workflow Read(string json)
    {
        var model = Services.GetRequiredService<IActivitySerializer>().Deserialize<WorkflowDefinitionModel>(json);
        return Services.GetRequiredService<WorkflowDefinitionMapper>().Map(model);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }
}
