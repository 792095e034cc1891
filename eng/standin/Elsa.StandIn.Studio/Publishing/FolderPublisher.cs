using Microsoft.Extensions.Hosting;

namespace Elsa.StandIn.Definitions;

internal sealed class FolderPublisher(IWorkflowDefinitions definitions, string folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => definitions.PublishFolderAsync(folder, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
